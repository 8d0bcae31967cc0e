import Testing

@testable import Plotting

/// Plots that can't be drawn say why.
struct PlotErrorTests {
    struct Fault: Sendable, CustomStringConvertible {
        let name: String
        let error: PlotError
        let plot: @Sendable () -> Plot
        var description: String { name }
    }

    static let faults: [Fault] = [
        Fault(name: "no panels", error: .noPanels) { Plot.panels([Int]()) { _ in Plot { Rule(y: 1) } } },
        Fault(name: "facets of two panels", error: .facetShape(panels: 4, rows: 1, columns: 2)) {
            Plot.facets(rows: [1], { "\($0)" }, columns: [1, 2], { "\($0)" }) { _, _ in
                Plot.panels(1...2) { index in Plot { Rule(y: Double(index)) } }
            }
        },
        Fault(name: "a facet without panels", error: .facetShape(panels: 1, rows: 1, columns: 2)) {
            Plot.facets(rows: [1], { "\($0)" }, columns: [1, 2], { "\($0)" }) { _, column in
                Plot.panels(1..<column) { _ in Plot { Rule(y: 1) } }
            }
        },
        Fault(name: "no marks", error: .noMarks(panel: 1)) { Plot {} },
        Fault(name: "empty data", error: .emptySeries(panel: 1, mark: "line", series: "vanilla")) {
            Plot { Line(x: [Double](), y: [Double](), series: "vanilla") }
        },
        Fault(name: "no data at all", error: .nothingToShow(panel: 1)) { Plot { Line(x: [Double](), y: [Double]()) } },
        Fault(name: "nothing positive", error: .nothingToShow(panel: 2)) {
            Plot.panels {
                Plot { Line(x: [1.0, 2], y: [1.0, 2]) }
                Plot(y: .log()) { Line(x: [1.0, 2], y: [-1.0, 0]) }
            }
        },
        Fault(name: "only NaN", error: .nothingToShow(panel: 1)) { Plot { Points(x: [1.0], y: [Double.nan]) } },
        Fault(name: "unequal", error: .unequalCounts(panel: 1, mark: "line", counts: ["x": 2, "y": 3])) {
            Plot { Line(x: [1.0, 2], y: [1.0, 2, 3]) }
        },
        Fault(name: "mixed", error: .mixedAxis(panel: 1, axis: "x")) {
            Plot {
                Points(x: ["a"], y: [1.0])
                Points(x: [1.0], y: [1.0])
            }
        },
        Fault(name: "unknown category", error: .unknownCategory(panel: 1, axis: "x", name: "c")) {
            Plot(x: .categories("", ["a", "b"])) { Bars(x: ["a", "c"], y: [1.0, 2]) }
        },
        Fault(name: "unequal noise", error: .unequalCounts(panel: 1, mark: "line", counts: ["x": 3, "y": 2])) {
            Plot { EvolutionPaths(times: [1, 2, 3], signals: [], noise: [[1, 2, 3], [1, 2]]) }
        },
        Fault(name: "two bars of one name", error: .repeatedBar(panel: 1, series: "s", place: "“a”")) {
            Plot { Bars(x: ["a", "b", "a"], y: [1.0, 2, 3], series: "s") }
        },
        Fault(name: "two bars at one number", error: .repeatedBar(panel: 1, series: nil, place: "2")) {
            Plot { Bars(x: [1.0, 2, 2], y: [1.0, 2, 3]).stacked() }
        },
        Fault(name: "two bars without a name", error: .repeatedBar(panel: 1, series: nil, place: "“”")) {
            Plot { Bars(x: ["", ""], y: [1.0, 2]) }
        },
        Fault(name: "error bars upside down", error: .turnedInterval(panel: 1, series: "s", place: "2")) {
            Plot { ErrorBars(x: [1.0, 2], low: [1.0, 4], high: [2.0, 3], series: "s") }
        },
        Fault(name: "below nothing", error: .turnedInterval(panel: 1, series: nil, place: "“b”")) {
            Plot { ErrorBars(["a", "b"], x: { $0 }, y: { _ in 1 }, plusMinus: { $0 == "a" ? 0 : -0.1 }) }
        },
        Fault(name: "a band to and fro", error: .turningBack(panel: 1, mark: "band", series: nil)) {
            Plot { Band([4.0, 1, 3, 2], x: { $0 }, low: { $0 }, high: { $0 + 1 }) }
        },
        Fault(name: "an area to and fro", error: .turningBack(panel: 1, mark: "area", series: "s")) {
            Plot { Area(x: [1.0, 3, 2], y: [1.0, 2, 3], series: "s") }
        },
        Fault(name: "a ribbon to and fro", error: .turningBack(panel: 2, mark: "band", series: nil)) {
            Plot.panels {
                Plot { Line(x: [1.0, 2], y: [1.0, 2]) }
                Plot { QuantileRibbon([1.0, 3, 2], x: { $0 }, values: { [$0, $0 + 1] }) }
            }
        },
        Fault(name: "categories to and fro", error: .turningBack(panel: 1, mark: "area", series: nil)) {
            Plot(x: .categories("", ["a", "b", "c"])) { Area(x: ["a", "c", "b"], y: [1.0, 2, 3]) }
        },
        Fault(name: "no categories", error: .invalidDomain(panel: 1, axis: "x", .noCategories)) {
            Plot(x: .categories("", [])) { Rule(y: 1) }
        },
        Fault(name: "infinite domain", error: .invalidDomain(panel: 1, axis: "x", .infinite)) {
            Plot(x: .linear(domain: 0 ... .infinity)) { Line(x: [1.0, 2], y: [1.0, 2]) }
        },
        Fault(name: "wide domain", error: .invalidDomain(panel: 1, axis: "x", .tooWide)) {
            Plot(x: .linear(domain: -1.7e308...1.7e308)) { Line(x: [1.0, 2], y: [1.0, 2]) }
        },
        Fault(name: "a domain that ends in the gap", error: .invalidDomain(panel: 1, axis: "x", .endsInGap)) {
            Plot(x: .broken(without: 2...4, domain: 0...3)) { Line(x: [1.0, 2], y: [1.0, 2]) }
        },
        Fault(name: "domain of logarithmic colours", error: .invalidDomain(panel: 1, axis: "color", .notPositive)) {
            Plot(color: .sequential(.log(domain: -1...1))) { HeatMap(x: [1.0], y: [1.0], values: [[1]]) }
        },
        Fault(
            name: "middle of the colours",
            error: .setting(
                "the middle of the color scale", panel: 1, value: 0, allowed: "where the scale has a place for it")
        ) {
            Plot(color: .diverging(.log(), around: 0)) { HeatMap(x: [1.0], y: [1.0], values: [[1]]) }
        },
        Fault(name: "padding", error: .setting("the padding of the x axis", panel: 1, value: -0.6, allowed: "0 or more")) {
            Plot(x: .linear().padded(-0.6)) { Line(x: [1.0, 2], y: [1.0, 2]) }
        },
        Fault(
            name: "padding of colours",
            error: .setting("the padding of the color scale", panel: 1, value: -0.6, allowed: "0 or more")
        ) {
            Plot(color: .sequential(.linear().padded(-0.6))) { HeatMap(x: [1.0, 2], y: [1.0], values: [[1, 2]]) }
        },
        Fault(name: "log domain", error: .invalidDomain(panel: 1, axis: "y", .notPositive)) {
            Plot(y: .log(domain: 0...1)) { Line(x: [1.0, 2], y: [1.0, 2]) }
        },
        Fault(name: "empty domain", error: .invalidDomain(panel: 1, axis: "x", .empty)) {
            Plot(x: .linear(domain: 2...2)) { Line(x: [1.0, 2], y: [1.0, 2]) }
        },
        Fault(
            name: "symlog threshold",
            error: .setting("the threshold of the y axis", panel: 1, value: 0, allowed: "above 0 and finite")
        ) {
            Plot(y: .symlog(threshold: 0)) { Line(x: [1.0, 2], y: [1.0, 2]) }
        },
        Fault(name: "ragged heat map", error: .heatMapShape(panel: 1, columns: 2, rows: 2, rowCounts: [2, 1])) {
            Plot { HeatMap(x: [1.0, 2], y: [1.0, 2], values: [[1, 2], [3]]) }
        },
        Fault(name: "heat map order", error: .heatMapOrder(panel: 1, axis: "x")) {
            Plot { HeatMap(x: [2.0, 1], y: [1.0], values: [[1, 2]]) }
        },
        Fault(name: "width", error: .setting("the width of the line", panel: 1, value: -3, allowed: "0 or more")) {
            Plot { Line(x: [1.0, 2], y: [1.0, 2]).width(-3) }
        },
        Fault(name: "size", error: .setting("the size of the points", panel: 1, value: .infinity, allowed: "0 or more")) {
            Plot { Points(x: [1.0, 2], y: [1.0, 2]).size(.infinity) }
        },
        Fault(name: "opacity", error: .setting("the opacity of the bars", panel: 2, value: 1.5, allowed: "from 0 to 1")) {
            Plot.panels {
                Plot { Bars(x: [1.0, 2], y: [1.0, 2]).opacity(1) }
                Plot { Bars(x: [1.0, 2], y: [1.0, 2]).opacity(1.5) }
            }
        },
        Fault(
            name: "bins",
            error: .setting("the number of bins of the histogram", panel: 1, value: 0, allowed: "from 1 to 10000")
        ) {
            Plot { Histogram([1, 2, 3], bins: 0) }
        },
        Fault(
            name: "tails",
            error: .setting("a tail of the quantile ribbon", panel: 1, value: -0.1, allowed: "from 0 to below 0.5")
        ) {
            Plot { QuantileRibbon([[1.0, 2, 3]], x: { _ in 1.0 }, values: { $0 }, tails: [0.25, -0.1]) }
        },
        Fault(name: "beside its data", error: .outsideDomain(panel: 1, axis: "x")) {
            Plot(x: .linear(domain: 5...6)) { Line(x: [1.0, 2], y: [1.0, 2]) }
        },
        Fault(name: "ticks elsewhere", error: .noTicks(panel: 1, axis: "y")) {
            Plot(y: .log().ticks([-1, 0])) { Line(x: [1.0, 2], y: [1.0, 2]) }
        },
        Fault(
            name: "ticks without end",
            error: .setting("the number of ticks of the x axis", panel: 1, value: 200_000, allowed: "at most 1000")
        ) {
            Plot(x: .linear().ticks((0..<200_000).map(Double.init))) { Line(x: [1.0, 2], y: [1.0, 2]) }
        },
        Fault(
            name: "no levels",
            error: .setting("the number of levels of the contours", panel: 1, value: 0, allowed: "from 1 to 500")
        ) {
            Plot { Contours(x: [1, 2], y: [1, 2], values: [[1, 2], [3, 4]], levels: []) }
        },
        Fault(name: "a level", error: .setting("a level of the contours", panel: 1, value: .infinity, allowed: "finite")) {
            Plot { Contours(x: [1, 2], y: [1, 2], values: [[1, 2], [3, 4]], levels: [2, .infinity]) }
        },
        Fault(name: "as wide as numbers", error: .invalidDomain(panel: 1, axis: "y", .tooWide)) {
            Plot { Line(x: [1.0, 2], y: [-1.7e308, 1.7e308]) }
        },
        Fault(name: "equal categories", error: .heatMapOrder(panel: 1, axis: "x")) {
            Plot { HeatMap(x: ["a", "a"], y: [1.0], values: [[1, 2]]) }
        },
        Fault(
            name: "a line break",
            error: .label(LabelError(source: "a\nb", column: 2, problem: .noGlyph("\n")))
        ) {
            Plot(x: "a\nb") { Line(x: [0.0, 1], y: [0.0, 1]) }
        },
        Fault(name: "slope", error: .invalidSlope(panel: 1)) { Plot { ReferenceSlope(.nan) } },
        Fault(name: "two heat maps", error: .severalHeatMaps(panel: 1)) {
            Plot {
                HeatMap(x: [1.0], y: [1.0], values: [[1]])
                HeatMap(x: [1.0], y: [1.0], values: [[1]])
            }
        },
        Fault(name: "tiny", error: .size(width: 60, height: 40)) {
            Plot { Line(x: [0.0, 1], y: [0.0, 1]) }.size(width: 60, height: 40)
        },
        Fault(name: "too high", error: .tooLarge(side: "height", length: 1_000_000, limit: 10_000)) {
            Plot { Line(x: [0.0, 1], y: [0.0, 1]) }.size(height: 1_000_000)
        },
        Fault(name: "infinite size", error: .tooLarge(side: "width", length: .infinity, limit: 10_000)) {
            Plot { Line(x: [0.0, 1], y: [0.0, 1]) }.size(width: .infinity)
        },
        Fault(
            name: "bad title",
            error: .label(LabelError(source: "$\\bet$", column: 2, problem: .unknownCommand("bet", suggestion: "beta")))
        ) {
            Plot(x: "$\\bet$") { Line(x: [0.0, 1], y: [0.0, 1]) }
        },
        Fault(name: "bad note", error: .label(LabelError(source: "$", column: 1, problem: .unclosedMath))) {
            Plot { Rule(y: 0, label: "$") }
        },
    ]

    @Test func aSeriesMayBeMissingInOnePanel() throws {
        let samples: [[Double]] = [[1, 2], []]
        let plot = Plot.panels(samples) { values in
            Plot {
                Line(x: [1.0, 2], y: [1.0, 2], series: "fixed")
                Line(x: values, y: values, series: "trained")
            }
        }
        #expect(try plot.layout().panels.count == 2)
    }

    @Test(arguments: faults) func isTyped(_ fault: Fault) {
        #expect(throws: fault.error) { try fault.plot().scene(.light) }
        #expect(!fault.error.description.isEmpty)
    }

    /// A line may cross the domain, a bar reach into it from zero, and clamped data are drawn at its end.
    @Test func dataBesideTheDomainMayBeSeen() throws {
        let plots = [
            Plot(x: .linear(domain: 5...6)) { Line(x: [1.0, 9], y: [1.0, 2]) },
            Plot(y: .linear(domain: 0...1)) { Bars(x: ["a"], y: [3.0]) },
            Plot(x: .linear(domain: 5...6).clamped()) { Points(x: [1.0, 2], y: [1.0, 2]) },
            Plot(x: .linear(domain: 5...6), y: .linear(domain: 0...1)) { Rule(x: 7) },
        ]
        for plot in plots { _ = try plot.scene(.light) }
    }

    /// From either end, with several data at one place, and where some have none; categories as their axis has them.
    @Test func anAreaMayGoEitherWay() throws {
        let (low, high) = ([1.0, 1, 1, 1], [2.0, 3, 2, 3])
        let plots = [
            Plot { Band(x: [4.0, 2, 2, 1], low: low, high: high) },
            Plot { Band(x: [1.0, .nan, .infinity, 2], low: low, high: high) },
            Plot(x: .log().reversed()) { Area(x: [-3.0, 1, 2, 2], y: high) },
            Plot(x: .categories("", ["d", "c", "b", "a"])) { Area(x: ["a", "b", "b", "d"], y: high) },
            Plot {
                Points(x: ["b", "d", "a"], y: [1.0, 2, 3])
                Band(x: ["a", "d", "d", "b"], low: low, high: high)
            },
        ]
        for plot in plots { _ = try plot.scene(.light) }
    }

    @Test(arguments: ["\\sqrt{", "x^{", "{", "\\sqrt", "\\frac{1}{"]) func aFormulaIsNotTooDeep(_ part: String) {
        func title(_ count: Int) -> String { "$" + String(repeating: part, count: count) + "$" }
        let problem = #expect(throws: PlotError.self) {
            try Plot(x: Axis(stringLiteral: title(100_000))) { Line(x: [0.0, 1], y: [0.0, 1]) }.scene(.light)
        }
        guard case .label(let error)? = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        #expect(error.problem == .tooDeep)
    }
}
