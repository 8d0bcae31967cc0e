import Testing

@testable import Plotting

/// What scales hold and where they put it.
struct ScaleTests {
    private func panels(_ plot: Plot) throws -> [ScaledPanel] { try ScaledFigure(Figure(plot)).panels }

    @Test func domainHoldsDataWithAMargin() throws {
        let y = try panels(Plot { Line(x: [0.0, 1], y: [10.0, 20]) })[0].y
        #expect(y.domain.lowerBound < 10 && y.domain.lowerBound > 9 && y.domain.upperBound > 20 && y.domain.upperBound < 21)
    }

    @Test func barsStandOnZero() throws {
        let y = try panels(Plot { Bars(x: ["a", "b"], y: [3.0, 5]) })[0].y
        #expect(y.domain.lowerBound == 0)
    }

    @Test func bandsCountForTheDomain() throws {
        let y = try panels(Plot { Band(x: [0.0, 1], low: [-5.0, 0], high: [1.0, 9]) })[0].y
        #expect(y.domain.contains(-5) && y.domain.contains(9))
    }

    @Test func sharedScalesAreEqualAndOthersAreNot() throws {
        func plot(_ sharing: Sharing) -> Plot {
            Plot.panels([1.0, 100], sharing: sharing) { size in Plot { Line(x: [0, size], y: [0, size]) } }
        }
        let shared = try panels(plot(.y))
        #expect(shared[0].y == shared[1].y && shared[0].x != shared[1].x)
        let free = try panels(plot([]))
        #expect(free[0].y != free[1].y)
    }

    @Test func logarithmSkipsWhatItCantShow() throws {
        let panel = try panels(Plot(y: .log()) { Line(x: [1.0, 2, 3, 4], y: [-1.0, 0, 1, 100]) })[0]
        #expect(panel.y.unit(-1).isNaN && panel.y.unit(0).isNaN)
        #expect(panel.y.domain.lowerBound > 0.5 && panel.y.domain.lowerBound < 1)
    }

    @Test func valuesBeyondAClampedAxisStandAtItsEnd() {
        let scale = Scale(kind: .linear, lower: 0, upper: 10, isClamped: true)
        #expect(scale.unit(-5) == 0 && scale.unit(50) == 1 && scale.unit(5) == 0.5 && scale.unit(.nan).isNaN)
    }

    @Test func paddingIsAShareOfTheData() throws {
        let x = try panels(Plot(x: .linear("x").padded(0.5), y: "y") { Line(x: [0.0, 10], y: [0.0, 1]) })[0].x
        #expect(x.lower == -5 && x.upper == 15)
    }

    @Test(arguments: [ScaleKind.linear, .log, .symlog(0.5), .squareRoot, .time, .broken(-1...0.5)]) func inverts(
        _ kind: ScaleKind
    ) {
        let scale = Scale(kind: kind, lower: -2, upper: 3)
        for unit in [0.0, 0.1, 0.5, 0.77, 1] { #expect(abs(scale.unit(scale.value(atUnit: unit)) - unit) < 1e-12) }
    }

    /// Quotients of values and thresholds far apart are too large for a number.
    @Test func symlogHoldsAllNumbers() throws {
        let plot = Plot(x: .symlog("x", threshold: 1e-300), y: "y") { Line(x: [-1e300, 0, 1e300], y: [0.0, 1, 2]) }
        let scale = try ScaledFigure(Figure(plot)).panels[0].x
        #expect(abs(scale.unit(0) - 0.5) < 1e-9 && scale.unit(1e300) > 0.9 && scale.unit(1) > 0.7)
        #expect(abs(scale.kind.inverse(scale.kind.transform(1e300)) / 1e300 - 1) < 1e-9)
        let ticks = SymlogTicks(scale: scale, threshold: 1e-300).candidates(atMost: 9, length: 600).first ?? []
        #expect(ticks.count < 20 && ticks.contains { $0.value > 1e100 })
    }

    @Test func categoriesKeepTheirOrder() throws {
        let x = try panels(Plot { Bars(x: ["b", "a", "b2"], y: [1.0, 2, 3]) })[0].x
        #expect(x.kind == .categories(["b", "a", "b2"]))
        #expect(x.units(Channel(categories: ["b", "b2"])) == [1.0 / 6, 5.0 / 6])
    }

    @Test func divergingColoursAreSymmetric() throws {
        let color = try #require(
            try panels(
                Plot(color: .diverging(.log(), around: 1)) { HeatMap(x: [1.0, 2], y: [1.0], values: [[0.01, 10]]) })[0].color)
        #expect(abs(color.scale.unit(1) - 0.5) < 1e-12)
        #expect(color.color(-1) == nil && color.color(1e9) == color.color(atUnit: 1))
    }

    /// What an axis of colours is told it keeps.
    @Test func coloursFollowTheirAxis() throws {
        func scale(_ axis: Axis) throws -> ColorScale {
            let plot = Plot(color: .sequential(axis)) { HeatMap(x: [1.0, 2], y: [1.0], values: [[10, 20]]) }
            return try #require(try panels(plot)[0].color)
        }
        let plain = try scale(.linear())
        #expect(plain.scale.domain == 10...20)
        #expect(try scale(.linear().including(0)).scale.domain == 0...20)
        #expect(try scale(.linear().padded(0.1)).scale.domain == 9...21)
        #expect(try scale(.linear(domain: 12...18).including(5).padded(0.1)).scale.domain == 5...18)
        let reversed = try scale(.linear().reversed())
        #expect(reversed.color(20) == plain.color(10) && reversed.color(13) == plain.color(17))
        let plot = Plot(color: .sequential(.linear().reversed())) { HeatMap(x: [1.0, 2], y: [1.0], values: [[10, 20]]) }
        let ticks = try #require(try plot.layout().panels[0].colorBar).axis.ticks.filter(\.isMajor)
        // From above to below, that is, in px.
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { ($0.position < $1.position) == ($0.value < $1.value) })
    }

    /// Data there are not beyond it.
    @Test func aDomainIsStretchedToWhatTheAxisIncludes() throws {
        let plot = Plot(x: .linear("x", domain: 0...1).including(5), y: "y") { Points(x: [0.5, 3], y: [1.0, 2]) }
        #expect(try panels(plot)[0].x.domain == 0...5)
        #expect(try plot.leftOutData == [] && plot.omissions() == [])
        let logarithmic = Plot(x: .log("x", domain: 1...10).including(-1).including(100), y: "y") { Points(x: [3.0], y: [1.0]) }
        #expect(try panels(logarithmic)[0].x == Scale(kind: .log, lower: 0, upper: 2))
    }

    @Test func heatMapsFillTheirCells() throws {
        let panel = try panels(Plot(x: .log()) { HeatMap(x: [1.0, 10, 100], y: [0.0, 1], values: [[1, 2, 3], [4, 5, 6]]) })[0]
        #expect(abs(panel.x.lower + 0.5) < 1e-12 && abs(panel.x.upper - 2.5) < 1e-12)
        #expect(panel.y.lower == -0.5 && panel.y.upper == 1.5)
    }

    @Test func stackedBarsAddUp() throws {
        let plot = Plot {
            Bars(x: ["a", "b"], y: [1.0, 2], series: "one").stacked()
            Bars(x: ["a", "b"], y: [10.0, 20], series: "two").stacked()
        }
        let panel = try panels(plot)[0]
        #expect(panel.layers[1].channels.low == Channel([1, 2]) && panel.layers[1].channels.high == Channel([11, 22]))
        #expect(panel.y.domain.contains(22))
    }

    /// What lies below zero hangs from it, whatever stands above.
    @Test func stackedBarsOfBothSignsKeepClear() throws {
        let plot = Plot {
            Bars(x: ["a", "b"], y: [1.0, -2], series: "one").stacked()
            Bars(x: ["a", "b"], y: [-10.0, 20], series: "two").stacked()
            Bars(x: ["a", "b"], y: [3.0, -4], series: "three").stacked()
        }
        let panel = try panels(plot)[0]
        let ends = panel.layers.map { [$0.channels.low, $0.channels.high] }
        #expect(ends[0] == [Channel([0, 0]), Channel([1, -2])])
        #expect(ends[1] == [Channel([0, 0]), Channel([-10, 20])])
        #expect(ends[2] == [Channel([1, -2]), Channel([4, -6])])
        #expect(panel.y.domain.contains(-10) && panel.y.domain.contains(20))
    }

    @Test func aBarWithoutASignStaysWithTheOthers() {
        let layers = [[-1.0], [0], [-2]].map { heights in
            Layer(BarsGeometry(isStacked: true), Channels(x: Channel([1]), y: Channel(heights)))
        }
        #expect(Stacking.stacked(layers).map(\.channels.low) == [Channel([0]), Channel([-1]), Channel([-1])])
    }

    @Test func aSingleColourHasItsValueBesideIt() throws {
        let color = try #require(try panels(Plot { HeatMap(x: [1.0, 2], y: [1.0], values: [[1, 1]]) })[0].color)
        #expect(color.tickValues == [1] && color.scale.domain.contains(1))
    }

    @Test func boxesAreTukeys() throws {
        let box = try #require(FiveNumbers([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]))
        #expect(box.median == 5.5 && box.lowerQuartile == 3.25 && box.upperQuartile == 7.75)
        #expect(box.low == 1 && box.high == 9 && box.outliers == [100])
        #expect(FiveNumbers([.nan]) == nil)
    }

    @Test func histogramsCountEverything() {
        let bins = BinnedCounts([0, 0.1, 0.5, 0.9, 1], bins: 2)
        #expect(bins.edges == [0, 0.5, 1] && bins.counts == [2, 3])
        #expect(BinnedCounts([3, 3, 3], bins: nil).counts.reduce(0, +) == 3)
        #expect(BinnedCounts([], bins: nil).counts.isEmpty)
    }
}
