import Foundation
import Plotting

/// The figures that are measured; `figures.py` draws the same.
enum BenchmarkPlots {
    /// Two panels with twelve lines of 500 points each.
    static var panels: Plot {
        .panels([0, 1], columns: 2, sharing: .y) { panel in
            Plot(x: .linear("time $t$"), y: .linear("value")) {
                for line in 0..<12 {
                    let x = (0..<500).map { Double($0) / 50 }
                    Line(
                        x: x, y: x.map { sin($0 * (1 + Double(line) / 6)) * exp(-$0 / 8) + Double(line + panel) / 10 },
                        series: "line \(line)")
                }
            }.titled("panel \(panel)")
        }
    }

    static func points(_ count: Int) -> Plot {
        let (x, y) = noise(count)
        return Plot(x: .linear("x"), y: .linear("y")) { Points(x: x, y: y) }
    }

    static func line(_ count: Int) -> Plot {
        let (x, y) = noise(count)
        return Plot(x: .linear("x"), y: .linear("y")) { Line(x: x, y: y) }
    }

    /// A slow wave under noise of a fixed sequence.
    private static func noise(_ count: Int) -> (x: [Double], y: [Double]) {
        let x = (0..<count).map { Double($0) / Double(count) }
        var state: UInt64 = 1
        let y = x.map { place in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return sin(20 * place) + Double(state >> 40) / Double(1 << 24)
        }
        return (x, y)
    }
}
