import FigureGallery
import Testing

@testable import Plotting

/// Whatever the data: a scene of finite places, or a typed error; never a trap.
struct RobustnessTests {
    static let values: [Double] = [
        0, 1, -1, 1e308, -1e308, .leastNonzeroMagnitude, .nan, .infinity, -.infinity, 1e-300, 3.5, 1e17, 12_345.678,
        .greatestFiniteMagnitude,
    ]

    struct AxisCase: Sendable, CustomStringConvertible {
        let name: String
        let axis: Axis
        var description: String { name }
    }

    static let axes: [AxisCase] = [
        AxisCase(name: "linear", axis: .linear("v")), AxisCase(name: "log", axis: .log("v")),
        AxisCase(name: "symlog", axis: .symlog("v", threshold: 1e-3)),
        AxisCase(name: "square root", axis: .squareRoot("v")), AxisCase(name: "time", axis: .time("v")),
        AxisCase(name: "broken", axis: .broken("v", without: 2...3)), AxisCase(name: "reversed", axis: .log("v").reversed()),
        AxisCase(name: "clamped", axis: .linear("v", domain: -1...1).clamped()),
        AxisCase(name: "narrow", axis: .linear("v", domain: 0...1e-300)),
        AxisCase(name: "narrow log", axis: .log("v", domain: 1...1.0000001)),
        AxisCase(name: "chosen ticks", axis: .linear("v").ticks([.nan, 1, 1e300, 0])),
    ]

    /// Each axis against two others.
    static let pairs = axes.indices.flatMap { index in
        [1, 4].map { (axes[index], axes[(index + $0) % axes.count]) }
    }

    @Test(arguments: pairs) func nastyValuesNeverTrap(_ x: AxisCase, _ y: AxisCase) {
        var (drawn, refused) = (0, 0)
        for start in [1, 4, 9] {
            let xs = Self.values.indices.map { Self.values[(start + $0) % Self.values.count] }.prefix(3 + start)
            let ys = Self.values.indices.map { Self.values[(start * 3 + 5 * $0) % Self.values.count] }.prefix(3 + start)
            for mark in Self.marks(Array(xs), Array(ys)) {
                let plot = Plot(x: x.axis, y: y.axis, color: .sequential(.log())) { mark }
                do throws(PlotError) {
                    check(try plot.scene(.dark))
                    _ = try plot.csv()
                    drawn += 1
                } catch {
                    refused += 1
                }
            }
        }
        #expect(drawn >= 1 && refused >= 2, "\(drawn) drawn, \(refused) refused")
    }

    /// Less apart than a number can tell, divided by the number of labels.
    @Test(arguments: [1, 2, 20, 2000, 2e13]) func rangesNearTheLeastNumber(_ multiple: Double) throws {
        let top = multiple * .leastNonzeroMagnitude
        check(try Plot(x: "x", y: "y") { Line(x: [1.0, 2], y: [top, 0]) }.scene(.light))
    }

    @Test func hugeLayersWithFarData() throws {
        let far = (0..<5000).map { $0.isMultiple(of: 7) ? 1e300 : Double($0 - 1) }
        let plot = Plot(x: .linear(domain: 0...1e-3), y: .linear(domain: 0...1)) {
            Line(x: far, y: far)
            Points(x: far, y: far.reversed())
            Stems(x: far, y: far)
        }
        check(try plot.scene(.light))
    }

    private static func marks(_ x: [Double], _ y: [Double]) -> [AnyMark] {
        let inOrder = x.sorted { !$0.isNaN && ($1.isNaN || $0 < $1) }
        let (low, high) = (zip(y, y.reversed()).map(min), zip(y, y.reversed()).map(max))
        return [
            AnyMark(Line(x: x, y: y)), AnyMark(Line(x: x, y: y).stepped()), AnyMark(Points(x: x, y: y)),
            AnyMark(Stems(x: x, y: y)), AnyMark(Area(x: inOrder, y: y)),
            AnyMark(QuantileRibbon(inOrder, x: { $0 }, values: { _ in y })),
            AnyMark(Contours(x: x, y: y, values: y.map { _ in x }, levels: [0, 1])),
            AnyMark(Arrow(from: (x[0], y[0]), to: (x[1], y[1]), label: "there")),
            AnyMark(Bars(x: x, y: y)), AnyMark(Bars(x: x, y: y).stacked()), AnyMark(Band(x: x, low: y, high: y.reversed())),
            AnyMark(Band(x: inOrder, low: y, high: y.reversed())), AnyMark(ErrorBars(x: x, low: low, high: high)),
            AnyMark(Histogram(y)), AnyMark(Histogram(y, isDensity: true)),
            AnyMark(Boxes(x, x: { $0 }, values: { _ in y })), AnyMark(HeatMap(x: x, y: y, values: y.map { _ in x })),
            AnyMark(Rule(x: x[0], label: "here")), AnyMark(ReferenceSlope(y[1], label: "slope")),
            AnyMark(ReferenceSlope(-0.5, label: "slope", through: (x[0], y[0]))), AnyMark(Label("here", x: x[1], y: y[1])),
        ]
    }

    private func check(_ scene: Scene) {
        let text = SceneText.lines(scene)
        #expect(!text.contains("nan") && !text.contains("inf"))
    }
}

/// A mark of any kind, for tables of marks.
struct AnyMark: Mark {
    var layers: [Layer]
    init(_ mark: some Mark) { layers = mark.layers }
}
