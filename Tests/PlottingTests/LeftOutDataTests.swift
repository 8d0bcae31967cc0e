import Testing
@testable import ChapterInterface
@testable import Plotting

/// What a figure does not show is counted.
@Suite struct LeftOutDataTests {
    private static let x = [1.0, 2, 3, 4]

    @Test func whatAnAxisHasNoPlaceForIsCounted() {
        let y = [1.0, .nan, 0, -.infinity]
        let line = { Line(x: Self.x, y: y, series: "trained") }
        let linear = Plot(x: "x", y: "y") { line() }
        #expect(linear.leftOutData == [LeftOutData(mark: "line", series: "trained", count: 2, total: 4)])
        let logarithmic = Plot(x: "x", y: .log("y")) { line() }
        #expect(logarithmic.leftOutData == [LeftOutData(mark: "line", series: "trained", count: 3, total: 4)])
        #expect(logarithmic.countingOmissions().leftOutData == [])
        #expect(logarithmic.leftOutData.first?.sentence == "3 of 4 data of trained (line)")
    }

    @Test func whatIsShownIsNot() {
        let plot = Plot(x: .log("x"), y: .log("y")) {
            Line(x: Self.x, y: Self.x)
            // An interval may reach below the axis.
            ErrorBars(x: Self.x, low: [-1, 0, 1, 2], high: [2, 3, 4, 5])
        }
        #expect(plot.leftOutData == [])
    }
}
