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

    /// Marks that summarise samples, and both ends of intervals.
    @Test func whatASampleLacksIsCounted() throws {
        let sample = [1.0, .nan, 2, .infinity, 3]
        let plot = Plot(x: "x", y: "y") {
            Histogram(sample, series: "a")
            Boxes([1.0, 2], x: { $0 }, values: { _ in sample }, series: "b")
            QuantileRibbon([1.0, 2], x: { $0 }, values: { _ in sample }, series: "c")
            Band(x: Self.x, low: [0, .nan, 0, -.infinity], high: [1, 1, .nan, 1], series: "d")
        }
        #expect(
            plot.leftOutData == [
                LeftOutData(mark: "histogram", series: "a", count: 2, total: 5),
                LeftOutData(mark: "boxes", series: "b", count: 4, total: 10),
                LeftOutData(mark: "line", series: "c", count: 4, total: 10),
                LeftOutData(mark: "band", series: "d", count: 3, total: 4),
            ])
        let told = try #require(Omission.sentence(try plot.omissions()))
        #expect(told.contains("that are no numbers") && told.contains("that are infinite"))
    }

    /// Of points beyond a domain nothing is seen; a line goes on to the edge, and clamped data are drawn at it.
    @Test func pointsBeyondADomainAreCounted() throws {
        let plot = Plot(x: "x", y: .linear("y", domain: 0...2.5)) {
            Points(x: Self.x, y: [1.0, .nan, 3, 4], series: "s")
            Line(x: Self.x, y: [1.0, 2, 3, 4], series: "t")
        }
        #expect(
            plot.leftOutData == [
                LeftOutData(mark: "points", series: "s", count: 1, total: 4),
                LeftOutData(mark: "points", series: "s", count: 2, total: 4, isBeyondDomain: true),
            ])
        #expect(plot.leftOutData.last?.reason == "beyond the ends of an axis")
        #expect(plot.countingOmissions().leftOutData == [])
        let told = try #require(Omission.sentence(try plot.omissions()))
        #expect(told.contains("2 values of “s” beyond the ends of an axis"))
        let clamped = Plot(x: "x", y: .linear("y", domain: 0...2.5).clamped()) { Points(x: Self.x, y: Self.x) }
        #expect(try clamped.leftOutData == [] && clamped.omissions() == [])
        let whole = Plot(x: .linear("x", domain: 1...4), y: .linear("y", domain: 1...4)) { Points(x: Self.x, y: Self.x) }
        #expect(try whole.leftOutData == [] && whole.omissions() == [])
    }

    /// The first panel's domain is that of all panels that share the axis.
    @Test func pointsBeyondASharedDomainAreCounted() {
        let plot = Plot.panels([4.0, 2], sharing: .y) { end in
            Plot(x: "x", y: .linear("y", domain: 0...end)) { Points(x: [1.0], y: [3.0]) }
        }
        #expect(plot.leftOutData == [])
    }

    /// Cells that have no colour are empty.
    @Test func cellsWithoutAColourAreCounted() throws {
        func plot(_ axis: Axis) -> Plot {
            Plot(color: .sequential(axis)) { HeatMap(x: Self.x, y: [1.0], values: [[1, 0, -2, .nan]]) }
        }
        let logarithmic = plot(.log("c"))
        #expect(logarithmic.leftOutData == [LeftOutData(mark: "heat map", series: nil, count: 3, total: 4)])
        let told = try #require(Omission.sentence(try logarithmic.omissions()))
        #expect(told == "Not shown: 1 value that is no number; 2 values ≤ 0 on a logarithmic axis.")
        #expect(plot(.linear("c")).leftOutData == [LeftOutData(mark: "heat map", series: nil, count: 1, total: 4)])
        // The first panel's colours are those of all panels that share them.
        let shared = Plot.panels([Axis.log("c"), .linear("c")], sharing: .color) { axis in
            Plot(color: .sequential(axis)) { HeatMap(x: [1.0, 2], y: [1.0], values: [[1, 0]]) }
        }
        #expect(shared.leftOutData.map(\.count) == [1, 1])
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
