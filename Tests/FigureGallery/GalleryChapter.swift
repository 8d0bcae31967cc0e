// The code of chapters/92-figure-gallery.md, written by `GalleryChapterTests` with UPDATE_GOLDENS=1.
// swift-format-ignore-file

internal import Foundation
internal import Plotting

/// A fixed source of noise between −1 and 1.
func noise(_ index: Int) -> Double {
    let place = sin(Double(index) * 12.9898 + 78.233) * 43_758.5453
    return 2 * (place - place.rounded(.down)) - 1
}

struct Rate {
    let n: Double
    let error: Double
    let deviation: Double
    let method: String
}

/// What two methods make of seven sample sizes.
let rates = [("vanilla", -1.0 / 3), ("$D = 0$", -0.5)].flatMap { method, exponent in
    (0...6).map { step in
        let n = 200 * pow(2, Double(step))
        let error = 2 * pow(n, exponent) * (1 + 0.06 * noise(step + method.utf8.count))
        return Rate(n: n, error: error, deviation: 0.12 * error, method: method)
    }
}

let times = (0...80).map { pow(10, -1 + 4 * Double($0) / 80) }

/// A sample of 60 values for each of twelve places.
let samples = (1...12).map { place in
    (
        place: place,
        values: (0..<60).map {
            log(Double(place)) + 0.4 * noise(60 * place + $0) * Double(place).squareRoot()
        }
    )
}

/// A surface on a square.
let grid = (0...30).map { -1 + Double($0) / 15 }
let surface = grid.map { y in
    grid.map { x in
        exp(-3 * (x - 0.3) * (x - 0.3) - 2 * y * y) - 0.6
            * exp(-6 * (x + 0.5) * (x + 0.5) - 6 * (y - 0.4) * (y - 0.4))
    }
}
/// Thirty eigenvalues in time: every fifth belongs to a signal and escapes, the others stay.
func eigenvalue(_ index: Int, _ time: Double) -> Double {
    let start = 0.05 / Double(index)
    guard index.isMultiple(of: 5) else {
        return start * (1 + 0.4 * (1 + noise(index)) * min(time / 500, 1))
    }
    return start + 0.4 / Double(index).squareRoot()
        / (1 + pow(Double(4 * index) / max(time, 1e-9), 3))
}

extension Gallery {
    package static let chapter: [Figure] = [
        Figure(name: "gallery-line", plot: galleryLine),
        Figure(name: "gallery-step", plot: galleryStep),
        Figure(name: "gallery-points", plot: galleryPoints),
        Figure(name: "gallery-jittered", plot: galleryJittered),
        Figure(name: "gallery-stems", plot: galleryStems),
        Figure(name: "gallery-bars", plot: galleryBars),
        Figure(name: "gallery-stacked", plot: galleryStacked),
        Figure(name: "gallery-area", plot: galleryArea),
        Figure(name: "gallery-band", plot: galleryBand),
        Figure(name: "gallery-errorbars", plot: galleryErrorbars),
        Figure(name: "gallery-ribbon", plot: galleryRibbon),
        Figure(name: "gallery-histogram", plot: galleryHistogram),
        Figure(name: "gallery-boxes", plot: galleryBoxes),
        Figure(name: "gallery-heatmap", plot: galleryHeatmap),
        Figure(name: "gallery-numbered", plot: galleryNumbered),
        Figure(name: "gallery-contours", plot: galleryContours),
        Figure(name: "gallery-rule", plot: galleryRule),
        Figure(name: "gallery-text", plot: galleryText),
        Figure(name: "gallery-slope", plot: gallerySlope),
        Figure(name: "gallery-linear", plot: galleryLinear),
        Figure(name: "gallery-log", plot: galleryLog),
        Figure(name: "gallery-symlog", plot: gallerySymlog),
        Figure(name: "gallery-sqrt", plot: gallerySqrt),
        Figure(name: "gallery-time", plot: galleryTime),
        Figure(name: "gallery-months", plot: galleryMonths),
        Figure(name: "gallery-categories", plot: galleryCategories),
        Figure(name: "gallery-reversed", plot: galleryReversed),
        Figure(name: "gallery-broken", plot: galleryBroken),
        Figure(name: "gallery-si", plot: gallerySi),
        Figure(name: "gallery-colour", plot: galleryColour),
        Figure(name: "gallery-lines", plot: galleryLines),
        Figure(name: "gallery-markers", plot: galleryMarkers),
        Figure(name: "gallery-dodged", plot: galleryDodged),
        Figure(name: "gallery-legends", plot: galleryLegends),
        Figure(name: "gallery-ordered", plot: galleryOrdered),
        Figure(name: "gallery-key", plot: galleryKey),
        Figure(name: "gallery-panels", plot: galleryPanels),
        Figure(name: "gallery-facets", plot: galleryFacets),
        Figure(name: "gallery-free", plot: galleryFree),
        Figure(name: "gallery-maps", plot: galleryMaps),
        Figure(name: "gallery-units", plot: galleryUnits),
        Figure(name: "gallery-column", plot: galleryColumn),
        Figure(name: "gallery-paths", plot: galleryPaths),
        Figure(name: "gallery-stepped", plot: galleryStepped),
        Figure(name: "gallery-orders", plot: galleryOrders),
        Figure(name: "gallery-formulas", plot: galleryFormulas),
        Figure(name: "gallery-gaps", plot: galleryGaps),
        Figure(name: "gallery-crowd", plot: galleryCrowd),
        Figure(name: "gallery-many", plot: galleryMany),
        Figure(name: "gallery-long", plot: galleryLong),
        Figure(name: "gallery-extremes", plot: galleryExtremes),
        Figure(name: "gallery-six", plot: gallerySix),
    ]
}

@Sendable private func galleryLine() -> Plot {
    return Plot(x: .log("sample size $n$"), y: .log("error")) {
        Line(rates, x: \.n, y: \.error, series: \.method)
    }.size(height: 300)
}

@Sendable private func galleryStep() -> Plot {
    return Plot(x: "time", y: "components learned") {
        Line(x: [0.0, 1, 2.5, 3, 4.5, 7, 10], y: [0.0, 1, 2, 4, 5, 6, 6]).stepped()
    }.size(height: 260)
}

@Sendable private func galleryPoints() -> Plot {
    return Plot(x: .log("sample size $n$"), y: .log("error")) {
        Points(rates, x: \.n, y: \.error, series: \.method)
    }.size(height: 300)
}

@Sendable private func galleryJittered() -> Plot {
    let numbers = Array(0..<150)
    let values = numbers.map { Double($0 * 37 % 101 + 100 * ($0 % 3)) / 100 }
    return Plot(x: "", y: "value") {
        Points(x: numbers.map { "place \($0 % 3 + 1)" }, y: values).jittered()
    }.size(height: 260)
}

@Sendable private func galleryStems() -> Plot {
    return Plot(x: "frequency", y: "coefficient") {
        Stems(1...60, x: { $0 }, y: { noise($0) / Double($0).squareRoot() + ($0 == 36 ? 1.2 : 0) })
    }.size(height: 260)
}

@Sendable private func galleryBars() -> Plot {
    let methods = ["fixed", "adaptive", "ridge"]
    return Plot(x: "", y: "test error") {
        Bars(x: methods, y: [1.0, 0.62, 0.81], series: "Concrete")
        Bars(x: methods, y: [0.9, 0.75, 0.7], series: "California")
    }.size(height: 280)
}

@Sendable private func galleryStacked() -> Plot {
    let methods = ["fixed", "adaptive", "ridge"]
    return Plot(x: "", y: "seconds") {
        Bars(x: methods, y: [1.0, 2.1, 0.4], series: "training").stacked()
        Bars(x: methods, y: [0.3, 0.3, 0.9], series: "prediction").stacked()
    }.size(height: 280)
}

@Sendable private func galleryArea() -> Plot {
    return Plot(x: "$x$", y: "density") {
        Area(x: grid, y: grid.map { exp(-4 * $0 * $0) })
    }.size(height: 240)
}

@Sendable private func galleryBand() -> Plot {
    return Plot(x: .log("sample size $n$"), y: .log("error")) {
        Band(rates, x: \.n, y: \.error, plusMinus: \.deviation, series: \.method)
        Line(rates, x: \.n, y: \.error, series: \.method)
    }.size(height: 300)
}

@Sendable private func galleryErrorbars() -> Plot {
    return Plot(x: .log("sample size $n$"), y: .log("error")) {
        ErrorBars(rates, x: \.n, y: \.error, plusMinus: \.deviation, series: \.method)
        Points(rates, x: \.n, y: \.error, series: \.method)
    }.size(height: 300)
}

@Sendable private func galleryRibbon() -> Plot {
    return Plot(x: "place", y: "value") {
        QuantileRibbon(samples, x: \.place, values: \.values, series: "sample")
    }.size(height: 280)
}

@Sendable private func galleryHistogram() -> Plot {
    return Plot(x: "residual", y: "count") {
        Histogram((0..<2000).map { noise($0) + noise($0 + 7777) + noise($0 + 99_999) })
    }.size(height: 260)
}

@Sendable private func galleryBoxes() -> Plot {
    return Plot(x: "", y: "value") {
        Boxes(samples.prefix(4), x: { "place \($0.place)" }, values: \.values)
    }.size(height: 280)
}

@Sendable private func galleryHeatmap() -> Plot {
    return Plot(x: "$x_1$", y: "$x_2$", color: "height") {
        HeatMap(x: grid, y: grid, values: surface)
    }.size(width: 440)
}

@Sendable private func galleryNumbered() -> Plot {
    return Plot(x: "", y: "", color: .sequential("error")) {
        HeatMap(
            x: ["smooth", "rough", "mixed", "noisy"], y: ["ridge", "fixed", "adaptive"],
            values: [[0.12, 0.48, 0.31, 0.77], [0.08, 0.62, 0.35, 0.91], [0.09, 0.21, 0.17, 0.68]]
        ).numbered()
    }.size(width: 480, height: 220)
}

@Sendable private func galleryContours() -> Plot {
    return Plot(x: "$x_1$", y: "$x_2$") {
        Contours(x: grid, y: grid, values: surface, levels: [-0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8])
    }.equalUnits().size(width: 440)
}

@Sendable private func galleryRule() -> Plot {
    return Plot(x: .log("time $t$"), y: "error") {
        Line(x: times, y: times.map { 1 / (1 + $0) + 0.02 * $0.squareRoot() })
        Rule(x: 10, label: "$t = \\sqrt{n}$")
        Rule(y: 0.2, label: "noise")
    }.size(height: 280)
}

@Sendable private func galleryText() -> Plot {
    let named = rates.filter { $0.method == "vanilla" }
    return Plot(x: .log("sample size $n$"), y: .log("error")) {
        Line(named, x: \.n, y: \.error)
        Points(named, x: \.n, y: \.error)
        Label(named.suffix(3), x: \.n, y: \.error, text: { "$n = \(Int($0.n))$" }, anchor: .above)
        Arrow(from: (500, 0.18), to: (380, 0.268), label: "few samples")
    }.size(height: 300)
}

@Sendable private func gallerySlope() -> Plot {
    return Plot(x: .log("sample size $n$"), y: .log("error")) {
        Points(rates, x: \.n, y: \.error, series: \.method)
        ReferenceSlope(-1.0 / 3, label: "$n^{-1/3}$")
        ReferenceSlope(-0.5, label: "$n^{-1/2}$")
    }.size(height: 320)
}

@Sendable private func galleryLinear() -> Plot {
    return Plot.panels(columns: 2) {
        Plot(x: "$x$", y: .linear("value").including(0)) { Points(x: [1.0, 2, 3], y: [4.0, 5, 7]) }
            .titled("including 0")
        Plot(x: .linear("$x$").padded(0.2), y: .linear("value").padded(0.2)) {
            Points(x: [1.0, 2, 3], y: [4.0, 5, 7])
        }.titled("padded")
    }.size(height: 260)
}

@Sendable private func galleryLog() -> Plot {
    return Plot.panels([6.0, 1.5], columns: 2) { decades in
        Plot(x: .log("$t$"), y: .log("error")) {
            Line(x: times, y: times.map { pow(1 + $0, -decades / 3) })
        }.titled(decades > 2 ? "many decades" : "few")
    }.size(height: 280)
}

@Sendable private func gallerySymlog() -> Plot {
    return Plot(x: "$x$", y: .symlog("$x^3$", threshold: 0.01)) {
        Line(x: grid, y: grid.map { 10 * $0 * $0 * $0 })
    }.size(height: 280)
}

@Sendable private func gallerySqrt() -> Plot {
    return Plot(x: "$x$", y: .squareRoot("$x^2$")) {
        Line(x: (0...20).map(Double.init), y: (0...20).map { Double($0 * $0) })
    }.size(height: 260)
}

@Sendable private func galleryTime() -> Plot {
    let start = Date(timeIntervalSince1970: 1_700_000_000)
    let hours = (0...36).map { start.addingTimeInterval(Double($0) * 300) }
    let years = (0...300).map { Date(timeIntervalSince1970: Double($0 - 250) * 31_556_952) }
    return Plot.panels(columns: 2) {
        Plot(x: .time(), y: "load") {
            Line(x: hours, y: hours.indices.map { 2 + sin(Double($0) / 6) })
        }.titled("three hours")
        Plot(x: .time(), y: "sunspots") {
            Line(x: years, y: years.indices.map { 60 + 50 * sin(Double($0) / 11 * 2 * .pi) })
        }.titled("three centuries")
    }.size(height: 270)
}

@Sendable private func galleryMonths() -> Plot {
    let day = 86_400.0
    let start = Date(timeIntervalSince1970: 1_704_000_000)
    return Plot.panels([40.0, 900], columns: 2) { days in
        let dates = (0...60).map { start.addingTimeInterval(Double($0) / 60 * days * day) }
        return Plot(x: .time(), y: "value") { Line(x: dates, y: dates.indices.map { noise($0) }) }
    }.size(height: 250)
}

@Sendable private func galleryCategories() -> Plot {
    let names = [
        "kernel ridge regression", "fixed kernel, stopped early", "adaptive kernel of depth 1",
        "two-layer network",
    ]
    return Plot(x: .categories("", names), y: "error") { Bars(x: names, y: [0.9, 1, 0.6, 0.7]) }.size(
        height: 290)
}

@Sendable private func galleryReversed() -> Plot {
    return Plot.panels(columns: 2) {
        Plot(x: .log("residual").reversed(), y: "error") {
            Line(x: times, y: times.map { 1 / (1 + $0) })
        }.titled("reversed")
        Plot(x: "$x$", y: .linear("$x^4$", domain: 0...1).clamped()) {
            Points(x: (0...20).map { Double($0) / 10 }, y: (0...20).map { pow(Double($0) / 10, 4) })
        }.titled("clamped")
    }.size(height: 270)
}

@Sendable private func galleryBroken() -> Plot {
    return Plot(x: .broken("seconds", without: 5...60), y: "error") {
        Points(x: [0.5, 1, 2, 3.5, 4.5, 61, 62.5, 64], y: [1.0, 0.8, 0.7, 0.65, 0.6, 0.3, 0.28, 0.2])
    }.size(height: 250)
}

@Sendable private func gallerySi() -> Plot {
    let steps = [100.0, 200, 400, 800, 1600]
    return Plot.panels(columns: 2) {
        Plot(x: .log("operations").numbers(.si), y: "error") {
            Points(x: steps.map { $0 * $0 }, y: steps.map { 10 / $0 })
        }
        Plot(x: .log("$n$").ticks([100, 400, 1600]), y: "error") {
            Points(x: steps, y: steps.map { 10 / $0 })
        }
    }.size(height: 240)
}

@Sendable private func galleryColour() -> Plot {
    return Plot.panels(columns: 2) {
        Plot(x: "$x_1$", y: "$x_2$", color: .sequential(.linear("height"))) {
            HeatMap(x: grid, y: grid, values: surface)
        }
        Plot(x: "$x_1$", y: "$x_2$", color: .diverging(.linear("height"), around: 0)) {
            HeatMap(x: grid, y: grid, values: surface)
        }
    }
}

@Sendable private func galleryLines() -> Plot {
    return Plot(x: .linear("", domain: 0...1), y: .linear("", domain: 0...6)) {
        for (index, dash) in [Dash.solid, .dashed, .dashDotted, .dotted, .longDashed].enumerated() {
            Line(x: [0.0, 0.7], y: [Double(index + 1), Double(index + 1)]).dash(dash).width(
                1 + 0.4 * Double(index)
            ).color(.palette(index))
            Label("\(dash)", x: 0.7, y: Double(index + 1))
        }
    }.size(height: 240)
}

@Sendable private func galleryMarkers() -> Plot {
    return Plot(x: .linear("", domain: 0...7), y: .linear("", domain: 0...3)) {
        for (index, marker) in [Marker.circle, .square, .triangle, .diamond, .cross, .ring]
            .enumerated()
        {
            Points(x: [Double(index + 1)], y: [2.0]).marker(marker).size(11).color(.palette(index))
            Label("\(marker)", x: Double(index + 1), y: 2, anchor: .below)
        }
        Points(
            0..<300, x: { 3.5 + 2.5 * noise($0) * noise($0 + 999) },
            y: { 0.6 + 0.4 * noise($0 + 500) }
        ).opacity(0.3)
    }.size(height: 260)
}

@Sendable private func galleryDodged() -> Plot {
    return Plot(x: .log("sample size $n$"), y: .log("error")) {
        for (name, factor) in [("trained", 1.0), ("retrained", 1.03)] {
            let rows = rates.filter { $0.method == "vanilla" }
            ErrorBars(rows, x: \.n, y: { $0.error * factor }, plusMinus: \.deviation, series: name)
                .dodged()
            Points(rows, x: \.n, y: { $0.error * factor }, series: name).dodged()
        }
    }.size(height: 300)
}

@Sendable private func galleryLegends() -> Plot {
    return Plot(x: .log("time $t$"), y: .log("error")) {
        for depth in 0...3 {
            Line(
                x: times, y: times.map { pow(1 + $0, -0.3 - 0.15 * Double(depth)) },
                series: "$D = \(depth)$")
        }
    }.legend(.atEnds).size(height: 300)
}

@Sendable private func galleryOrdered() -> Plot {
    return Plot(x: "$x$", y: "$f$") {
        for width in 1...5 {
            Line(
                x: grid, y: grid.map { exp(-Double(width * width) * $0 * $0) },
                series: "$s = \(width)$")
        }
    }.palette(.sequential).size(height: 280)
}

@Sendable private func galleryKey() -> Plot {
    let key = SeriesKey([
        .init(SeriesLook(.palette(0)), "vanilla", "fixed kernel"),
        .init(SeriesLook(.palette(1), .dashed, .square), "$D = 0$"),
    ])
    return Plot(x: .log("$n$"), y: .log("error")) {
        for (name, exponent) in [("vanilla", -0.33), ("$D = 0$", -0.5)] {
            Line(x: times, y: times.map { pow($0, exponent) }, series: "\(name), without tail")
            Line(x: times, y: times.map { pow($0, exponent) + 0.05 }, series: "\(name), with tail")
        }
    }.key(key).size(height: 300)
}

@Sendable private func galleryPanels() -> Plot {
    return Plot.panels([1.0, 2], columns: 2, sharing: .y) { exponent in
        Plot(x: .log("time $t$"), y: .log("error")) {
            Line(x: times, y: times.map { pow(1 + $0, -exponent) }, series: "trained")
        }.titled("$p = \(Int(exponent))$")
    }.titled("Two exponents").size(height: 300)
}

@Sendable private func galleryFacets() -> Plot {
    return Plot.facets(
        rows: [1.5, 3], { "$\\gamma = \($0)$" }, columns: [0, 1, 3], { "$D = \($0)$" }
    ) { gamma, depth in
        Plot(x: .log("time $t$"), y: .log("error")) {
            Line(
                x: times,
                y: times.map {
                    pow(1 + $0 / gamma, -0.4 - 0.2 * Double(depth)) + 0.01 * $0.squareRoot()
                })
        }
    }
}

@Sendable private func galleryFree() -> Plot {
    return Plot.panels([1.0, 30, 1000], columns: 3) { scale in
        Plot(x: "$x$", y: "") { Line(x: grid, y: grid.map { scale * $0 * $0 }) }.titled(
            "times \(Int(scale))")
    }.lettered().size(height: 230)
}

@Sendable private func galleryMaps() -> Plot {
    return Plot.panels([1.0, 0.6, 0.3], columns: 3, sharing: [.x, .y, .color]) { height in
        Plot(x: "$x_1$", y: "$x_2$", color: "height") {
            HeatMap(x: grid, y: grid, values: surface.map { $0.map { height * $0 } })
        }.titled("times \(height)")
    }
}

@Sendable private func galleryUnits() -> Plot {
    let angles = (0...100).map { Double($0) / 100 * 2 * .pi }
    return Plot(x: "$x$", y: "$y$") {
        Line(x: angles.map { 2 * cos($0) }, y: angles.map { 2 * sin($0) })
    }.equalUnits().size(width: 360)
}

@Sendable private func galleryColumn() -> Plot {
    return Plot(x: .log("sample size $n$"), y: .log("error")) {
        Line(rates, x: \.n, y: \.error, series: \.method)
    }.size(.singleColumn, height: 170)
}

@Sendable private func galleryPaths() -> Plot {
    return Plot(x: .log("time $t$"), y: .log("eigenvalue")) {
        EvolutionPaths(
            times: times,
            signals: stride(from: 5, through: 30, by: 5).map { index in
                .init("$j = \(index)$", times.map { eigenvalue(index, $0) }, escape: Double(4 * index))
            },
            noise: (1...30).filter { !$0.isMultiple(of: 5) }.map { index in
                times.map { eigenvalue(index, $0) }
            })
    }.palette(.sequential)
}

@Sendable private func galleryStepped() -> Plot {
    return Plot.steps(
        Array(stride(from: 20, through: 80, by: 4)), label: { "$t = \(Int(times[$0].rounded()))$" }
    ) { moment in
        Plot(x: .linear("index $j$"), y: .log("eigenvalue")) {
            Stems(1...30, x: { $0 }, y: { eigenvalue($0, times[moment]) }, series: "now").width(3)
            Line(1...30, x: { $0 }, y: { eigenvalue($0, 0) }, series: "at the start").color(.ink)
                .dashed()
        }
    }
}

@Sendable private func galleryOrders() -> Plot {
    let coefficients = (1...200).map { 1 / Double(($0 * 37) % 200 + 1) }
    return Plot.twoOrders([OrderedSpectrum("a misaligned signal", coefficients)])
}

@Sendable private func galleryFormulas() -> Plot {
    return Plot(
        x: "kernel's parameter $\\hat\\theta_j - \\theta^*_j$",
        y: "$\\frac{1}{n}\\sum_i (y_i - f(x_i))^2$"
    ) {
        Line(
            x: grid, y: grid.map { $0 * $0 },
            series: "$\\mathcal{L}(\\tilde\\theta)$ at $-1 \\le \\hat\\theta \\le 1$")
        Label("$\\sqrt{\\lambda_j} b_j^D$", x: 0, y: 0.4, anchor: .center)
    }.size(height: 300)
}

@Sendable private func galleryGaps() -> Plot {
    var values = (0...20).map { 1 / Double($0 + 1) }
    values[6] = .nan
    values[13] = -1
    values[14] = -1
    return Plot(x: "step", y: .log("error")) {
        Line(x: values.indices.map(Double.init), y: values, series: "trained")
    }.size(height: 280).countingOmissions()
}

@Sendable private func galleryCrowd() -> Plot {
    return Plot(x: "$x$", y: "$y$") {
        Points(
            0..<100_000, x: { noise($0) + noise($0 + 250_007) },
            y: { noise($0 + 500_009) + noise($0 + 750_011) })
    }.size(width: 440, height: 330)
}

@Sendable private func galleryMany() -> Plot {
    return Plot(x: "$x$", y: "$y$") {
        for series in 1...12 { Line(x: [0.0, 1], y: [0, Double(series)], series: "series \(series)") }
    }.size(height: 340)
}

@Sendable private func galleryLong() -> Plot {
    return Plot(
        x: "a horizontal axis that is explained in sixty characters or so",
        y: "the quantity that we measured, relative to its value before"
    ) {
        Line(
            x: [0.0, 1], y: [0.0, 1],
            series: "a first series, with a name of more than sixty characters in all")
        Line(
            x: [0.0, 1], y: [1.0, 0],
            series: "a second series, with a name of more than sixty characters too")
    }.titled("A figure with a title that does not fit into one line of a page as narrow as this")
        .size(width: 440, height: 380)
}

@Sendable private func galleryExtremes() -> Plot {
    return Plot.panels(columns: 3) {
        Plot(x: "$x$", y: .log("value")) { Line(x: [0.0, 1, 2], y: [1e-300, 1, 1e300]) }.titled(
            "decades")
        Plot(x: "$x$", y: "value") { Points(x: [3.0], y: [7.0]) }.titled("one point")
        Plot(x: "$x$", y: "value") { Line(x: [0.0, 1, 2], y: [5.0, 5, 5]) }.titled("constant")
    }.size(height: 250)
}

@Sendable private func gallerySix() -> Plot {
    return Plot.facets(rows: Array(1...6), { "row \($0)" }, columns: Array(1...6), { "column \($0)" })
    { row, column in
        Plot(x: "$x$", y: "$y$") {
            Line(x: grid, y: grid.map { sin(Double(row) * $0) * cos(Double(column) * $0) })
        }
    }.size(height: 720)
}
