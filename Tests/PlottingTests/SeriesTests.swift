import Testing

@testable import Plotting

/// Series look the same everywhere.
struct SeriesTests {
    private func table(_ plot: Plot) throws -> SeriesTable { try ScaledFigure(Figure(plot)).series }

    @Test func seriesKeepTheirLookAcrossPanels() throws {
        let plot = Plot.panels {
            Plot { Line(x: [0.0, 1], y: [0.0, 1], series: "a") }
            Plot {
                Line(x: [0.0, 1], y: [0.0, 1], series: "b")
                Points(x: [0.0, 1], y: [0.0, 1], series: "a")
            }
        }
        let series = try table(plot)
        #expect(series.entries.map(\.name) == ["a", "b"])
        let layers = plot.panels.flatMap(\.layers)
        #expect(series.color(of: layers[0], .light) == series.color(of: layers[2], .light))
        #expect(series.color(of: layers[0], .light) != series.color(of: layers[1], .light))
        #expect(series.entries[0].listed.count == 2)
    }

    @Test func linesAloneDifferByDashAndPointsByMarker() throws {
        let lines = try table(Plot { for name in ["a", "b", "c"] { Line(x: [0.0, 1], y: [0.0, 1], series: name) } })
        #expect(lines.entries.map(\.dash) == [.solid, .dashed, .dashDotted])
        let points = try table(Plot { for name in ["a", "b"] { Points(x: [0.0, 1], y: [0.0, 1], series: name) } })
        #expect(points.entries.map(\.marker) == [.circle, .square] && points.entries.allSatisfy { $0.dash == .solid })
    }

    @Test func rowsSplitIntoSeries() {
        let rows = [("x", 1.0), ("y", 2), ("x", 3)]
        let layers = Line(rows, x: { $0.1 }, y: { $0.1 }, series: { $0.0 }).layers
        #expect(layers.map(\.series) == ["x", "y"] && layers[0].channels.x == Channel([1, 3]))
    }

    @Test(arguments: [Theme.light, .dark]) func coloursStandOutFromThePage(_ theme: Theme) {
        for color in theme.palette + [theme.ink, theme.muted] {
            #expect(contrast(color, theme.background) >= 3, "\(color)")
        }
        #expect(contrast(theme.muted, theme.background) >= 4.5)
    }

    /// The first five colours stay apart for readers who lack one kind of cone.
    @Test(arguments: [Theme.light, .dark], Vision.allCases) func coloursStayApart(_ theme: Theme, _ vision: Vision) {
        let seen = theme.palette.prefix(5).map { vision.seen($0) }
        for (index, color) in seen.enumerated() {
            for other in seen[..<index] { #expect(distance(color, other) > 0.09, "\(index) \(vision)") }
        }
    }

    private func contrast(_ first: Color, _ second: Color) -> Double {
        func luminance(_ color: Color) -> Double {
            let linear = Vision.linear(color)
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }
        let (bright, dark) = (max(luminance(first), luminance(second)), min(luminance(first), luminance(second)))
        return (bright + 0.05) / (dark + 0.05)
    }

    /// In Oklab.
    private func distance(_ first: [Double], _ second: [Double]) -> Double {
        let (a, b) = (Vision.oklab(first), Vision.oklab(second))
        return zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }
}
