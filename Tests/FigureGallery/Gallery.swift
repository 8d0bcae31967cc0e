internal import Foundation
package import Plotting

/// Figures of the kinds that the report needs, from made-up data.
package enum Gallery {
    package struct Figure: Sendable, CustomStringConvertible {
        package let name: String
        package let plot: @Sendable () -> Plot
        package var description: String { name }
    }

    package static let all: [Figure] =
        [
            Figure(name: "error-rates", plot: errorRates),
            Figure(name: "error-against-time", plot: errorAgainstTime),
            Figure(name: "eigenvalues", plot: eigenvalues),
            Figure(name: "spectrum", plot: spectrum),
            Figure(name: "phase-map", plot: phaseMap),
            Figure(name: "bars", plot: bars),
            Figure(name: "boxes", plot: boxes),
            Figure(name: "formulas", plot: formulas),
            Figure(name: "fits", plot: fits),
            Figure(name: "grid", plot: grid),
            Figure(name: "stems", plot: stems),
            Figure(name: "dodged", plot: dodged),
        ] + chapter

    package static func plot(_ name: String) -> Plot? { all.first { $0.name == name }?.plot() }

    private struct Rate: Sendable {
        let n: Int
        let mean: Double
        let deviation: Double
        let method: String
    }

    /// A cheap, fixed source of noise between −1 and 1.
    package static func noise(_ index: Int) -> Double {
        var bits = UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 31)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((bits ^ (bits >> 31)) >> 11) / Double(1 << 52) - 1
    }

    private static func rates(_ method: String, slope: Double, intercept: Double, seed: Int) -> [Rate] {
        stride(from: 2000, through: 10000, by: 727).enumerated().map { index, n in
            let mean = pow(10, intercept) * pow(Double(n), slope) * (1 + 0.015 * noise(seed + index))
            return Rate(n: n, mean: mean, deviation: mean * 0.09, method: method)
        }
    }

    @Sendable private static func errorRates() -> Plot {
        let settings: [(gamma: String, vanilla: (Double, Double), adaptive: (Double, Double))] = [
            ("1.5", (-0.374, 0.29), (-0.533, 0.65)), ("3", (-0.341, 0.21), (-0.499, 0.55)),
        ]
        return Plot.panels(columns: 2, sharing: .y) {
            for setting in settings {
                let points =
                    rates("vanilla", slope: setting.vanilla.0, intercept: setting.vanilla.1, seed: 1)
                    + rates("over-parameterized, $D = 0$", slope: setting.adaptive.0, intercept: setting.adaptive.1, seed: 50)
                Plot(x: .log("sample size $n$"), y: .log("generalization error $\\|\\hat\\theta - \\theta^*\\|^2$")) {
                    Band(points, x: \.n, y: \.mean, plusMinus: \.deviation, series: \.method)
                    Line(points, x: \.n, y: \.mean, series: \.method)
                    Points(points, x: \.n, y: \.mean, series: \.method)
                    ReferenceSlope(-1.0 / 3, label: "$n^{-1/3}$")
                    ReferenceSlope(-0.5, label: "$n^{-1/2}$")
                }.titled("$\\gamma = \(setting.gamma)$")
            }
        }
    }

    @Sendable private static func errorAgainstTime() -> Plot {
        let times = (0...120).map { pow(10, -1 + 5 * Double($0) / 120) }
        func risk(_ t: Double, _ speed: Double, _ floor: Double) -> Double {
            0.8 * pow(1 + speed * t, -0.8) + floor * pow(1 + t / 300, 0.6)
        }
        return Plot(x: .log("time $t$"), y: .log("generalization error")) {
            for (index, name) in ["fixed kernel", "$D = 0$", "$D = 1$", "$D = 2$"].enumerated() {
                Line(times, x: { $0 }, y: { risk($0, 0.05 * pow(3, Double(index)), 0.02) }, series: name)
            }
            Rule(x: 44.7, label: "$t \\asymp 1/\\varepsilon = \\sqrt{n}$")
        }
    }

    @Sendable private static func eigenvalues() -> Plot {
        let signals = [100, 121, 144, 169, 196]
        func value(_ j: Int, _ t: Double) -> Double {
            let start = -2 * log10(Double(j)) / 2
            let growth = signals.contains(j) ? 1.6 * (1 - exp(-t / 120)) : 0.12 * t / 300 * (1 + noise(j))
            return start + growth
        }
        return Plot(x: .linear("$j$", domain: 98...202), y: "$\\log_{10} a_j b_j^D$") {
            for t in [0.0, 150, 300] {
                Line(Array(100...200), x: { $0 }, y: { value($0, t) }, series: "$t = \(Int(t))$")
            }
            Points(signals, x: { $0 }, y: { value($0, 300) + 0.08 }, series: "$|\\theta^*_j|^{(D+1)/(D+2)}$").marker(.triangle)
                .color(.ink)
        }.palette(.sequential)
    }

    @Sendable private static func spectrum() -> Plot {
        let count = 30_000
        let coefficients = (1...count).map { j in
            let isSignal = j.isMultiple(of: 9973)
            return (j, isSignal ? 0.3 / sqrt(Double(j / 9973)) : abs(noise(j)) * pow(Double(j), -0.35))
        }
        return Plot(x: .log("index $j$ in the kernel's order"), y: .log("$|c_j|$")) {
            Points(coefficients, x: \.0, y: \.1, series: "empirical coefficients").opacity(0.75)
            Line(x: [1.0, 30_000], y: [1, pow(3e4, -0.35)], series: "$\\sqrt{\\lambda_j}$").width(2)
        }
    }

    @Sendable private static func phaseMap() -> Plot {
        let sizes = (0..<24).map { pow(10, 2 + 3 * Double($0) / 23) }
        let orders = (0..<16).map { 1 + 0.2 * Double($0) }
        let ratio = orders.map { q in sizes.map { n in pow(n / 1000, -(q - 1.6) * 0.25) } }
        let columns = (0..<90).map(Double.init)
        let rows = (0..<60).map { 1 + Double($0) * 0.05 }
        let waves = rows.map { y in columns.map { x in sin(x / 12) * cos(y * 2.2) + 0.01 * x } }
        return Plot.panels(columns: 2, sharing: [.y]) {
            Plot(
                x: .log("$n$"), y: "misalignment $q$", color: .diverging(.log("risk / risk of vanilla"), around: 1)
            ) {
                HeatMap(x: sizes, y: orders, values: ratio)
                Line(x: sizes, y: sizes.map { _ in 1.6 }).color(.ink).dashed()
                Label("no gain", x: 2e4, y: 1.6, anchor: .below)
            }.titled("few cells")
            Plot(x: "$x$", y: "misalignment $q$", color: .sequential("value")) {
                HeatMap(x: columns, y: rows, values: waves)
                Rule(x: 45, label: "boundary")
            }.titled("many cells")
        }
    }

    @Sendable private static func bars() -> Plot {
        let names = ["Concrete", "California", "CO₂", "sunspots"]
        return Plot(x: "", y: "test error (relative to ridge)") {
            for (index, method) in ["fixed kernel", "adaptive, $D = 0$", "ridge"].enumerated() {
                Bars(names, x: { $0 }, y: { 1.2 - 0.2 * Double(index) + 0.1 * noise($0.utf8.count + index) }, series: method)
                ErrorBars(
                    names, x: { $0 }, y: { 1.2 - 0.2 * Double(index) + 0.1 * noise($0.utf8.count + index) },
                    plusMinus: { _ in 0.06 }, series: method
                ).dodged().color(.ink).unlisted()
            }
            Rule(y: 1)
        }.size(height: 300)
    }

    @Sendable private static func boxes() -> Plot {
        let methods = ["fixed", "diagonal", "full", "ridge"]
        func sample(_ method: String, _ shift: Double) -> [Double] {
            (0..<80).map { shift + pow(noise($0 &* 31 &+ method.utf8.count), 3) + 0.1 * Double(method.utf8.count) }
        }
        return Plot.panels(columns: 2) {
            Plot(x: "", y: "error") {
                Boxes(methods, x: { $0 }, values: { sample($0, 2) }, series: "$n = 500$")
                Boxes(methods, x: { $0 }, values: { sample($0, 1) }, series: "$n = 2000$")
            }.titled("boxes")
            Plot(x: "residual", y: "density") {
                Histogram((0..<4000).map { noise($0) + noise($0 + 7777) + noise($0 + 99_999) }, isDensity: true)
            }.titled("histogram")
        }
    }

    @Sendable private static func formulas() -> Plot {
        Plot(x: .symlog("$\\theta_j(t) = a_j b_j^D \\beta_j \\in \\mathbb{R}$", threshold: 0.01), y: "$\\mathcal{L}(\\theta)$") {
            Line(
                (-60...60).map { Double($0) / 10 }, x: { $0 * abs($0) }, y: { cos($0) },
                series: "$\\sum_{j\\le N} (\\theta_j - z_j)^2$")
            Label("$\\frac{1}{n}\\sum_i y_i e^{-i\\pi\\langle m, x_i\\rangle}$", x: -5, y: -0.5, anchor: .above)
            Label("$\\sqrt{\\lambda^2 + 4 z^2}\\,(1 - e^{-Rt})$", x: 1, y: 0.2)
            Label("$\\varepsilon \\lesssim \\ell \\times \\mathrm{risk}, f''(x) \\to \\infty$", x: -0.1, y: 0.5, anchor: .left)
        }
    }

    /// Points with error bars, their fitted lines, and a legend at the right.
    @Sendable private static func fits() -> Plot {
        let vanilla = rates("vanilla", slope: -0.374, intercept: 0.29, seed: 3)
        let adaptive = rates("adaptive", slope: -0.533, intercept: 0.65, seed: 90)
        let sizes = [2000.0, 10000]
        return Plot(x: .log("$n$"), y: .log("error")) {
            for (points, fit) in [(vanilla, (-0.374, 0.29)), (adaptive, (-0.533, 0.65))] {
                ErrorBars(points, x: \.n, y: \.mean, plusMinus: \.deviation, series: \.method)
                Points(points, x: \.n, y: \.mean, series: \.method)
                Line(sizes, x: { $0 }, y: { pow(10, fit.1) * pow($0, fit.0) }, series: "fit $\(fit.0)\\log n + \(fit.1)$")
                    .color(.series(points[0].method)).dashed()
            }
            Label("stops early", x: 6000, y: 0.11, anchor: .above)
        }.legend(.right).titled("A title with $\\gamma = 2$").size(width: 640, height: 320)
    }

    @Sendable private static func grid() -> Plot {
        let depths = [0, 1, 3]
        return Plot.panels(columns: 3, sharing: [.x, .y]) {
            for gamma in [1.1, 2] {
                for depth in depths {
                    let values = (1...60).map { Double($0) * 10 }
                    Plot(x: "time $t$", y: .log("risk")) {
                        Line(values, x: { $0 }, y: { 0.05 + exp(-$0 / (80 * Double(depth + 1))) * gamma }, series: "adaptive")
                        Line(values, x: { $0 }, y: { 0.09 + exp(-$0 / 300) * gamma }, series: "vanilla")
                        Rule(x: 200, label: "stop")
                    }.titled("$D = \(depth)$, $\\gamma = \(gamma)$")
                }
            }
        }
    }

    @Sendable private static func stems() -> Plot {
        let months = 1...400
        return Plot.panels(columns: 1) {
            Plot(x: "frequency index", y: "coefficient") {
                Stems(months, x: { $0 }, y: { noise($0) * 3 / Double($0) + ($0 == 36 ? 1.4 : 0) })
            }.titled("in the kernel's order")
            Plot(x: .log("rank"), y: .symlog("coefficient", threshold: 1e-3)) {
                Line(months, x: { $0 }, y: { (noise($0) > 0 ? 1 : -1) * pow(Double($0), -1.7) }).stepped()
            }.titled("sorted")
        }
    }

    @Sendable private static func dodged() -> Plot {
        let settings = ["$p=0.6$, $q=1$", "$p=0.6$, $q=2$", "$p=1$, $q=1$", "$p=1$, $q=2$", "$p=3$, $q=1$", "$p=3$, $q=2$"]
        return Plot(x: "", y: .linear("rate $r$").including(0)) {
            for (index, name) in ["published", "ours", "theory"].enumerated() {
                let values = settings.map { 0.4 + 0.1 * Double(index) + 0.2 * noise($0.utf8.count + index * 7) }
                ErrorBars(x: settings, low: values.map { $0 - 0.05 }, high: values.map { $0 + 0.05 }, series: name).dodged()
                Points(x: settings, y: values, series: name).dodged()
            }
        }.size(height: 280)
    }
}
