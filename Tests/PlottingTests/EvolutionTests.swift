import FigureGallery
import Foundation
import Testing

@testable import Plotting

/// Paths, spectra in two orders, and axes that hold all moments.
struct EvolutionTests {
    private let times = [1.0, 2, 4, 8]

    @Test func noiseIsABandOfItsQuantiles() throws {
        let noise = (0...100).map { component in times.map { Double(component) * $0 } }
        let paths = EvolutionPaths(times: times, signals: [.init("$j = 4$", [1, 3, 9, 27], escape: 3)], noise: noise)
        let bands = paths.layers.filter { $0.geometry.traits.name == "band" }
        #expect(bands.count == 2)
        #expect(
            bands[0].channels.low == Channel(times.map { 5 * $0 }) && bands[0].channels.high == Channel(times.map { 95 * $0 }))
        #expect(
            bands[1].channels.low == Channel(times.map { 25 * $0 }) && bands[1].channels.high == Channel(times.map { 75 * $0 }))
        let escapes = paths.layers.filter { $0.geometry.traits.name == "points" }
        #expect(escapes.map(\.channels.x) == [Channel([3])] && escapes.map(\.channels.y) == [Channel([6])])
        #expect(paths.layers.count { $0.geometry.traits.name == "spectral lines" } == 4)
    }

    /// A time that is none has no place, and values that are none are left out and counted.
    @Test func noiseOfNoNumbersIsLeftOut() throws {
        let noise = (0...100).map { component in [Double(component), component == 7 ? .nan : 1, .nan] }
        let paths = EvolutionPaths(times: [1, .nan, 4], signals: [.init("s", [1, 2, 3])], noise: noise)
        let bands = paths.layers.filter { $0.geometry.traits.name == "band" }
        guard case .numbers(let lows)? = bands.first?.channels.low?.values else {
            Issue.record("no band")
            return
        }
        #expect(lows[0] == 5 && lows[1] == 1 && lows[2].isNaN)
        let lost = paths.layers.map(\.lost.count).filter { $0 > 0 }
        #expect(lost == [102])
        let plot = Plot { EvolutionPaths(times: [1, .nan, 4], signals: [.init("s", [1, 2, 3])], noise: noise) }
        #expect(try plot.layout().footnote != nil)
        _ = try Plot { EvolutionPaths(times: [.nan, .infinity], signals: [.init("s", [1, 2])], noise: []) }.csv()
    }

    @Test func marginsAreBesideTheData() throws {
        let plot = Plot(x: .log("t"), y: .log("a")) {
            EvolutionPaths(times: times, signals: [.init("s", [1, 2, 3, 4])], noise: [[0.1, 0.1, 0.1, 0.1]])
        }
        let panel = try plot.layout().panels[0]
        let (first, last) = (panel.scaled.x.unit(1), panel.scaled.x.unit(8))
        #expect(first * panel.frame.width > 11 && (1 - last) * panel.frame.width > 11)
        _ = try plot.scene(.light)
    }

    @Test func energyIsCapturedSoonestWhenSorted() {
        let sizes = [1.0, 3, 2]
        let kernel = EnergyOrder.captured(sizes)
        let sorted = EnergyOrder.captured(sizes.sorted(by: >))
        #expect(kernel == [1.0 / 14, 10.0 / 14, 1] && sorted == [9.0 / 14, 13.0 / 14, 1])
        #expect(EnergyOrder.sizes([-2, 1e-13, 1e-3]) == [2, 0, 1e-3])
        #expect(Plot.twoOrders([OrderedSpectrum("a", sizes), OrderedSpectrum("b", sizes)]).panels.count == 4)
    }

    @Test func momentsShareAxesSeriesAndColours() throws {
        let plot = Plot.steps([1.0, 10, 100], label: { "\($0)" }) { moment in
            Plot(x: "x", y: "y") {
                if moment > 1 { Line(x: [0.0, 1], y: [0, moment], series: "late") }
                Points(x: [0.0, 1], y: [0, 1], series: "always")
            }
        }
        let layouts = try plot.moments.map { try $0.plot.layout() }
        #expect(Set(layouts.map { $0.panels[0].scaled.y.upper }).count == 1)
        let colours = layouts.map { layout in
            layout.panels[0].scaled.layers.last.map { layout.series.color(of: $0, .light) }
        }
        #expect(Set(colours).count == 1)
    }

    @Test func momentsKeepADomainThatWasSaid() throws {
        let plot = Plot.steps([1.0, 10], label: { "\($0)" }) { moment in
            Plot(x: .linear("x", domain: 0...4).including(5), y: .linear("y", domain: 0...2)) {
                Line(x: [0.0, 9], y: [0, moment])
            }
        }
        let panels = try plot.moments.map { try $0.plot.layout().panels[0].scaled }
        #expect(panels.allSatisfy { $0.x.domain == 0...5 && $0.y.domain == 0...2 })
    }

    @Test func colourDomainsHoldAllMoments() throws {
        let plot = Plot.steps([1.0, 5], label: { "\($0)" }) { moment in
            Plot(x: "x", y: "y", color: "c") { HeatMap(x: [0, 1], y: [0, 1], values: [[0, moment], [moment, 0]]) }
        }
        let scales = try plot.moments.map { try $0.plot.layout().panels[0].scaled.color?.scale }
        #expect(scales[0] == scales[1] && scales[0]?.upper == 5)
    }

    /// - Parameter isWide: with a third panel, so that a phone has no room for a row.
    private static func map(_ moments: [Double], isWide: Bool = false) -> Plot {
        Plot.steps(moments, shown: 4, label: { "$t = \($0)$" }) { moment in
            Plot.panels(columns: isWide ? 3 : 2) {
                Plot(x: "x", y: "y", color: "c") { HeatMap(x: [0, 1], y: [0, 1], values: [[0, moment], [moment, 0]]) }
                    .titled("function")
                Plot(x: .log("$j$"), y: .log("$a_j$")) { Line(x: [1.0, 100], y: [moment, 1], series: "spectrum") }
                    .titled("eigenvalues")
                if isWide { Plot(x: "x", y: .log("$b_j$")) { Line(x: [1.0, 100], y: [moment, 1e-3]) }.titled("others") }
            }
        }
    }

    /// The panels' titles stand once, the bar of colours too, and a square stays a square.
    @Test func rowsOfMomentsAreAGrid() throws {
        let layout = try Self.map([1, 2, 3, 4, 5]).layout()
        #expect(layout.panels.count == 8 && layout.panels.count { $0.title != nil } == 2)
        #expect(layout.panels.count { $0.rowTitle != nil } == 4 && layout.panels.count { $0.colorBar != nil } == 1)
        #expect(layout.panels.allSatisfy { abs($0.frame.width - $0.frame.height) < 1e-6 })
        #expect(layout.panels.count { !$0.x.labels.isEmpty } == 2)
        #expect(layout.scene(.light).faults == [])
    }

    /// Where a moment's panels have no room in a row, all stand below each other, as many moments as two screens hold.
    @Test func aPhoneShowsWholeMoments() throws {
        let plot = Self.map([1, 2, 3, 4, 5], isWide: true).fitted(width: 360)
        let layout = try plot.layout()
        #expect(plot.columns == 1 && plot.panels.count.isMultiple(of: 3) && plot.panels.count >= 6)
        #expect(layout.height <= 2 * Phone.screen && layout.scene(.light).faults == [])
        #expect(layout.panels.allSatisfy { $0.frame.width >= Phone.smallestFrame })
    }

    @Test func labelsArePlainText() {
        #expect(LabelText.plain("time $t$") == "time t")
        #expect(LabelText.plain("$a_j b_j^D$") == "a_jb_j^D")
        #expect(LabelText.plain("plain_text") == "plain_text")
        #expect(JSONText.string("a\"b\\</x\n") == "\"a\\\"b\\\\\\u003c/x\\n\"")
    }

    /// Two ways to write a number, one of which makes no strings.
    @Test(arguments: [1, 4, 6, 9, 15]) func writtenNumbersAreThePlainOnes(_ digits: Int) {
        let sizes = (-30...34).flatMap { exponent in (0..<40).map { pow(10, Double(exponent) / 2) * (1 + Gallery.noise($0)) } }
        let edges = [
            0, -0.0, 1e-4, 9.99999999e-5, 999_999.9, 9.9995, 99_999.95, 1e15, 1e22, .infinity, -.infinity, .nan, 123_456_789,
        ]
        for value in sizes + edges + (sizes + edges).map(-) {
            var bytes: [UInt8] = []
            WrittenNumber.append(value, digits: digits, to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == NumberText.plain(NumberText.rounded(value, digits: digits)))
        }
    }

    @Test func columnsAreRememberedForAWhile() {
        var memory = ColumnMemory<Int>()
        var count = 0
        func write(_ numbers: [Double]) -> Int {
            count += 1
            return count
        }
        #expect(memory.written([1, 2], write) == 1)
        for other in 0..<3 { _ = memory.written([Double(other)], write) }
        #expect(memory.written([1, 2], write) == 1)
        for other in 10..<14 { _ = memory.written([Double(other)], write) }
        #expect(memory.written([1, 2], write) == 9, "four others came since")
    }

    @Test func digitsAreRounded() {
        #expect(NumberText.rounded(0.123456789012, digits: 8) == 0.12345679)
        #expect(NumberText.rounded(-98765432109, digits: 8) == -98765432000)
        #expect(NumberText.rounded(0, digits: 4) == 0 && NumberText.rounded(.infinity, digits: 4) == .infinity)
        #expect(
            NumberText.short(-0.00012345678) == "\u{2212}0.0001235" || NumberText.short(-0.00012345678) == "\u{2212}1.235e-04")
    }
}
