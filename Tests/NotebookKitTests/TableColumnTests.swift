import NotebookKit
import Testing

/// Columns of tables: words, numbers, estimates, units, groups.
@Suite struct TableColumnTests {
    private struct Fit {
        var name: String, slope: Double, standardError: Double, published: Double, sampleSize: Int
    }

    private let fits = [
        Fit(name: "vanilla", slope: -0.3741, standardError: 0.0042, published: -0.374, sampleSize: 2000),
        Fit(name: "adaptive", slope: -0.5, standardError: 0.01, published: -0.9, sampleSize: 10_000),
    ]

    @Test func columnsHaveGroupsAndUnits() {
        let table = Table(
            fits,
            columns: [
                .text("flow", \.name), .estimate("ours", \.slope, plusMinus: \.standardError).grouped("slope"),
                .number("published", \.published, decimals: 2).grouped("slope").unit("%"),
            ], ruledBy: \.sampleSize)
        #expect(table.columns.map(\.group) == [nil, "slope", "slope"])
        #expect(table.columns.map(\.name) == ["flow", "slope: ours", "slope: published (%)"])
        #expect(table.rows.map { $0[1].text } == ["−0.374 ± 0.004", "−0.500 ± 0.010"])
        #expect(table.rules == [1])
        #expect(table.ruled().rules == [1])
        #expect(Table(columns: [.init("a")], rows: [[.init("1")], [.init("1")]]).ruled().rules == [])
    }

    @Test func eachKindOfColumn() {
        let table = Table(
            fits,
            columns: [
                .text("flow", \.name), .count("$n$", \.sampleSize),
                .estimate("slope", \.slope, plusMinus: \.standardError, decimals: 3),
                .number("published", \.published, decimals: 2).marked { abs($0.published - $0.slope) > 0.2 },
                .number("error", \.standardError, digits: 1),
            ])
        #expect(
            table.columns == [
                .init("flow", alignment: .left), .init("$n$"), .init("slope"), .init("published"), .init("error"),
            ])
        #expect(
            table.rows == [
                [
                    .init("vanilla"), .init("2000"), .init("−0.374 ± 0.004", value: "-0.3741"),
                    .init("−0.37", value: "-0.374"), .init("0.004", value: "0.0042"),
                ],
                [
                    .init("adaptive"), .init("10\u{202F}000", value: "10000"), .init("−0.500 ± 0.010", value: "-0.5"),
                    .init("−0.90", value: "-0.9", isMarked: true), .init("0.01", value: "0.01"),
                ],
            ])
    }
}
