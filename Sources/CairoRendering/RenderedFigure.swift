package import ChapterInterface
package import Plotting

/// The files of a figure.
package struct RenderedFigure: Equatable, Sendable {
    /// In CSS pixels.
    package let width: Double
    package let height: Double
    package let files: [FigureFile: [UInt8]]

    /// The width of narrow figures, in CSS pixels.
    package static let narrowWidth = 360.0

    /// Draws a plot for light and for dark pages, for print, and as a picture of two pixels a CSS pixel, with its data beside.
    package init(_ plot: Plot) throws(FigureError) {
        let (wide, narrow) = try Self.laidOut { () throws(PlotError) in
            (try plot.layout(), try plot.phoneLayout(width: min(Self.narrowWidth, plot.width)))
        }
        let steps = try Self.laidOut { () throws(PlotError) in try Steps(plot) }
        let scenes = (wide: wide.scene(.light), narrow: narrow.scene(.light))
        try Self.checkLegible([scenes.wide] + (steps?.wide.map { $0.scene(.light) } ?? []), onNarrowPage: false)
        try Self.checkLegible([scenes.narrow] + (steps?.narrow.map { $0.scene(.light) } ?? []), onNarrowPage: true)
        width = wide.width
        height = wide.height
        do throws(CairoError) { files = try Self.files((wide, scenes.wide), (narrow, scenes.narrow), steps) } catch {
            throw .cairo(error)
        }
        let heaviest = FigureFile.budgeted.compactMap { files[$0]?.count }.max() ?? 0
        if heaviest > plot.budget { throw .tooHeavy(bytes: heaviest, budget: plot.budget) }
        let script = files[.values]?.count ?? 0
        if steps != nil, script > plot.budget * 5 / 2 { throw .momentsTooHeavy(bytes: script, budget: plot.budget * 5 / 2) }
    }

    /// Dark pages have the same places.
    private static func checkLegible(_ scenes: [Scene], onNarrowPage isNarrow: Bool) throws(FigureError) {
        for scene in scenes {
            let faults = scene.faults
            if !faults.isEmpty { throw .illegible(onNarrowPage: isNarrow, faults) }
        }
    }

    private typealias Drawn = (layout: FigureLayout, light: Scene)

    private static func files(_ wide: Drawn, _ narrow: Drawn, _ steps: Steps?) throws(CairoError) -> [FigureFile: [UInt8]] {
        let fonts = FontCollection()
        let outlines = GlyphOutlines(fonts)
        let wideTwins = try SVGTwins(light: wide.light, dark: wide.layout.scene(.dark), outlines)
        let narrowTwins = try SVGTwins(light: narrow.light, dark: narrow.layout.scene(.dark), outlines)
        return [
            .svg: wideTwins.light, .darkSVG: wideTwins.dark, .narrowSVG: narrowTwins.light, .narrowDarkSVG: narrowTwins.dark,
            .pdf: try CairoRenderer.pdf(wide.light, fonts), .png: try CairoRenderer.png(wide.light, fonts),
            .csv: Array(wide.layout.csv.utf8), .values: try steps?.script(outlines) ?? script(wide, narrow),
        ]
    }

    private static func script(_ wide: Drawn, _ narrow: Drawn) -> [UInt8] {
        FigureScript(
            wide: .init(layout: wide.layout, labels: SVGLabel.all(in: wide.light.nodes)),
            narrow: .init(layout: narrow.layout, labels: SVGLabel.all(in: narrow.light.nodes)),
            values: FigureValues([wide.layout]), moments: [], first: 0
        ).bytes
    }

    private static func laidOut<Value>(_ work: () throws(PlotError) -> Value) throws(FigureError) -> Value {
        do throws(PlotError) { return try work() } catch { throw .plot(error) }
    }
}

/// The moments of a figure that is stepped through, each laid out for a wide and for a narrow page.
private struct Steps {
    private let labels: [String]
    let wide: [FigureLayout]
    let narrow: [FigureLayout]

    /// `nil` for a figure without moments.
    init?(_ plot: Plot) throws(PlotError) {
        guard !plot.moments.isEmpty else { return nil }
        labels = plot.moments.map { LabelText.plain($0.label) }
        var (wide, narrow): ([FigureLayout], [FigureLayout]) = ([], [])
        for moment in plot.moments {
            wide.append(try moment.plot.layout())
            narrow.append(try moment.plot.narrowed.layout())
        }
        (self.wide, self.narrow) = (wide, narrow)
    }

    func script(_ outlines: GlyphOutlines) throws(CairoError) -> [UInt8] {
        FigureScript(
            wide: try drawing(wide, outlines), narrow: try drawing(narrow, outlines),
            values: FigureValues(wide), moments: labels, first: first
        ).bytes
    }

    /// The last moment: where the figure comes to.
    private var first: Int { labels.count - 1 }

    private func drawing(_ layouts: [FigureLayout], _ outlines: GlyphOutlines) throws(CairoError) -> FigureScript.Drawing {
        let scenes = layouts.map { (light: $0.scene(.light), dark: $0.scene(.dark)) }
        let svg = try SteppedSVG.document(scenes, first: first, outlines)
        return FigureScript.Drawing(layout: layouts[first], labels: [], stepped: svg)
    }
}

extension Plot {
    fileprivate var narrowed: Plot { fitted(width: min(RenderedFigure.narrowWidth, width)) }
}
