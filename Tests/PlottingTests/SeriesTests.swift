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

    /// Points keep solid lines: the dashes of their looks are free for lines.
    @Test func pointsTakeNoDash() throws {
        let key = SeriesKey([
            .init(SeriesLook(.palette(1), .solid, .square), "known"), .init(SeriesLook(.palette(2), .dashed), "line"),
        ])
        let plot = Plot {
            Line(x: [1.0, 2], y: [1.0, 2], series: "error")
            Points(x: [1.0, 2], y: [1.0, 2], series: "known")
            Line(x: [1.0, 2], y: [3.0, 2], series: "line")
        }.key(key)
        let table = try plot.layout().series
        #expect(table["error"]?.dash == .solid && table["line"]?.dash == .dashed)
    }

    @Test func rowsSplitIntoSeries() {
        let rows = [("x", 1.0), ("y", 2), ("x", 3)]
        let layers = Line(rows, x: { $0.1 }, y: { $0.1 }, series: { $0.0 }).layers
        #expect(layers.map(\.series) == ["x", "y"] && layers[0].channels.x == Channel([1, 3]))
    }

    @Test func aKeyGivesSeriesTheirLookWhereverTheyStand() throws {
        let key = SeriesKey([
            SeriesKey.Meaning(SeriesLook(.palette(3), .dotted, .diamond), "vanilla", "fixed kernel"),
            SeriesKey.Meaning(SeriesLook(.muted), "noise"),
        ])
        func looks(_ names: [String]) throws -> [String: (Color, Dash, Marker)] {
            let plot = Plot { for name in names { Line(x: [0.0, 1], y: [0.0, 1], series: name) } }.key(key)
            let series = try table(plot)
            return Dictionary(
                uniqueKeysWithValues: series.entries.map {
                    ($0.name, (series.color(ofSeries: $0.name, .light), $0.dash, $0.marker))
                })
        }
        let first = try looks(["a", "vanilla", "noise"])
        let second = try looks(["fixed kernel", "b", "c"])
        #expect(first["vanilla"]?.0 == Theme.light.palette[3] && second["fixed kernel"]?.0 == Theme.light.palette[3])
        #expect(first["vanilla"]?.1 == .dotted && second["fixed kernel"]?.2 == .diamond && first["noise"]?.0 == Theme.light.muted)
        // What the key has given away no other series gets.
        #expect(second["b"]?.0 == Theme.light.palette[0] && second["c"]?.0 == Theme.light.palette[1])
        let many = try looks(["a", "b", "c", "d", "vanilla"])
        #expect(many["d"]?.0 == Theme.light.palette[4] && many["d"]?.1 != .dotted)
    }

    @Test func whatFollowsACommaIsToldApartByDashes() throws {
        let key = SeriesKey([
            SeriesKey.Meaning(SeriesLook(.palette(1)), "vanilla"), SeriesKey.Meaning(SeriesLook(.palette(2)), "$D = 0$"),
        ])
        let names = ["vanilla, $j \\le N$", "vanilla, with tail", "$D = 0$, $j \\le N$", "$D = 0$, with tail"]
        let series = try table(Plot { for name in names { Line(x: [0.0, 1], y: [0.0, 1], series: name) } }.key(key))
        #expect(series.entries.map(\.dash) == [.solid, .dashed, .solid, .dashed])
        #expect(series.entries.map(\.paint) == [.palette(1), .palette(1), .palette(2), .palette(2)])
        let points = try table(Plot { for name in names.prefix(2) { Points(x: [0.0, 1], y: [0.0, 1], series: name) } }.key(key))
        #expect(points.entries[0].marker == .circle && points.entries[1].marker != .circle)
        #expect(key["vanilla, with tail"]?.colorName == "red" && key["unheard of"] == nil)
    }

    @Test(arguments: [Theme.light, .dark]) func coloursStandOutFromThePage(_ theme: Theme) {
        // The report's paper is not quite white.
        let papers = theme.isDark ? [theme.background] : [theme.background, Color(0xFEFDFB)]
        for color in theme.palette + [theme.ink, theme.muted] {
            for paper in papers { #expect(color.contrast(with: paper) >= 3.2, "\(color)") }
        }
        #expect(theme.muted.contrast(with: theme.background) >= 4.5)
    }

    /// On the figures' ground and on the report's paper.
    @Test(arguments: [(Theme.light, Color(0xFEFDFB)), (.dark, Color(0x16181B))])
    func orderedColoursStandOutFromThePage(_ theme: Theme, _ paper: Color) {
        let colors = (0...100).map { ColorRamp.series(Double($0) / 100, lightness: theme.sequence, isDark: theme.isDark) }
        for color in colors {
            for ground in [theme.background, paper] { #expect(color.contrast(with: ground) >= Color.leastContrast, "\(color)") }
        }
        let contrasts = colors.map { $0.contrast(with: theme.background) }
        #expect(contrasts.min() == contrasts[0] && contrasts.max() == contrasts[100])
    }

    @Test(arguments: [Theme.light, .dark], [0.1, 0.4, 0.7, 1]) func pointsAreNeverFaint(_ theme: Theme, _ opacity: Double) {
        for color in theme.palette {
            let seen = color.opacity(opacity).legible(on: theme.background).over(theme.background)
            #expect(seen.contrast(with: theme.background) >= Color.leastContrast)
        }
    }

    /// All eight colours stay apart for readers who lack one kind of cone: a ΔE of 10 is seen at a glance. Of the few whose blue cones are
    /// missing, seven is asked: no eight colours of this lightness are further apart and still look like the names that they have.
    @Test(arguments: [Theme.light, .dark], Vision.allCases) func coloursStayApart(_ theme: Theme, _ vision: Vision) {
        let seen = theme.palette.map { Vision.lab(vision.seen($0)) }
        #expect(seen.count == Theme.colorNames.count)
        for (index, color) in seen.enumerated() {
            for other in seen[..<index] {
                let difference = ColorDifference(color, other).value
                #expect(difference > (vision == .tritanopia ? 7 : 10), "\(Theme.colorNames[index]) \(vision) \(difference)")
            }
        }
    }

    @Test(arguments: ColorDifference.published) func differenceIsThePublishedOne(_ example: ColorDifference.Example) {
        #expect(abs(ColorDifference(example.first, example.second).value - example.difference) < 1e-4)
    }
}
