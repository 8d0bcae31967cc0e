import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import notebook

@Suite("What `notebook status` and `why` say") struct StatusReportTests {
    private typealias Code = ReachChange.Code

    private static let decay = Code(name: "decay(of:at:)", file: "Sources/SequenceModels/Flows/VanillaFlow.swift")
    private static let inline = Code(name: "closure in mean(_:)", file: nil)

    /// One of each reason, and each part of what changed; names that chapters of other languages could have.
    private static let stale: [(name: String, kind: Block.Kind, reason: Staleness, change: [ReachChange.Part]?)] = [
        ("rates", .experiment, .neverRan, nil),
        ("curves", .experiment, .codeChanged, nil),
        ("constants", .experiment, .codeChanged, []),
        ("fig-changed", .figure, .codeChanged, [.changed(decay), .own, .new(inline), .gone(inline)]),
        ("fig-new", .figure, .codeChanged, [.new(decay)]),
        ("fig-gone", .figure, .codeChanged, [.gone(decay)]),
        ("fig-own", .figure, .codeChanged, [.own]),
        (
            "fig-whole", .figure, .codeChanged,
            [.whole("Sources/A/B.swift", reason: "it calls dlsym"), .whole(nil, reason: "a doubt")]
        ),
        ("tbl-many", .table, .codeChanged, (1...25).map { .changed(Code(name: "f\($0)", file: nil)) }),
        ("tbl-input", .table, .inputsChanged(["rates"]), nil),
        ("tbl-inputs", .table, .inputsChanged(["curves", "rates"]), nil),
        ("waiting", .check, .inputsMayChange(["rates"]), nil),
        ("waiting-for-two", .check, .inputsMayChange(["curves", "rates"]), nil),
        ("reading", .experiment, .dataChanged(["concrete"]), nil),
        ("reading-two", .experiment, .dataChanged(["co2", "concrete"]), nil),
        ("rates.slope.formatted(digits: 2) // a long one", .inline, .toolsChanged, nil),
        ("größe", .experiment, .outcomeLost, nil),
    ]

    private func status() -> BuildStatus {
        let entries = Self.stale.enumerated().map { index, block in
            entry(
                in: index < 8 ? "01-rates" : "02-tables", block.name, block.kind, line: 3 * index + 1,
                StaleBlock(identifier: block.name, reason: block.reason, change: block.change.map(ReachChange.init)),
                seconds: index == 0 ? nil : 20)
        }
        let fresh = [
            entry(in: "03-fresh", "kept", .experiment, line: 5, nil, day: "2026-11-21"),
            entry(in: "03-fresh", "kept.count", .inline, line: 9, nil),
            entry(in: "03-fresh", "elsewhere", .experiment, line: 13, nil, day: "2026-11-21", record: RecordNote()),
            entry(in: "03-fresh", "older", .experiment, line: 17, nil, record: RecordNote(doubt: .ownCode)),
        ]
        return BuildStatus(entries: entries + fresh, diagnostics: [], sources: [])
    }

    private func entry(
        in chapter: String, _ name: String, _ kind: Block.Kind, line: Int, _ stale: StaleBlock?, seconds: Double? = 1.5,
        day: String? = nil, record: RecordNote? = nil
    ) -> BuildStatus.Entry {
        BuildStatus.Entry(
            chapter: chapter, name: name, kind: kind,
            location: ChapterReading.SourceLocation(file: "chapters/\(chapter).md", line: line, column: 1), stale: stale,
            seconds: seconds, day: day, record: record)
    }

    @Test func ofEveryReason() throws {
        let report = StatusReport(status: status())
        try expectGolden(report.text(staleOnly: false).utf8, GoldenFolder().file("status.txt"))
        try expectGolden(report.text(staleOnly: true).utf8, GoldenFolder().file("dry-run.txt"))
        let why = report.status.entries.map(report.explanation).joined()
        try expectGolden(why.utf8, GoldenFolder().file("why.txt"))
    }

    @Test("when nothing would run") func nothing() {
        let fresh = BuildStatus(entries: [entry(in: "01", "a", .experiment, line: 1, nil)], diagnostics: [], sources: [])
        #expect(StatusReport(status: fresh).text(staleOnly: true) == "0 of 1 blocks would run\n")
    }
}
