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
        try Self.checkLegible([wide] + (steps?.wide ?? []), onNarrowPage: false)
        try Self.checkLegible([narrow] + (steps?.narrow ?? []), onNarrowPage: true)
        width = wide.width
        height = wide.height
        do throws(CairoError) { files = try Self.files(wide, narrow, steps) } catch { throw .cairo(error) }
        let heaviest = Self.budgeted.compactMap { files[$0]?.count }.max() ?? 0
        if heaviest > plot.budget { throw .tooHeavy(bytes: heaviest, budget: plot.budget) }
    }

    private static let budgeted: [FigureFile] = [.svg, .narrowSVG]

    /// Dark pages have the same places.
    private static func checkLegible(_ layouts: [FigureLayout], onNarrowPage isNarrow: Bool) throws(FigureError) {
        for layout in layouts {
            let faults = layout.scene(.light).faults
            if !faults.isEmpty { throw .illegible(onNarrowPage: isNarrow, faults) }
        }
    }

    private static func files(
        _ wide: FigureLayout, _ narrow: FigureLayout, _ steps: Steps?
    ) throws(CairoError) -> [FigureFile: [UInt8]] {
        let fonts = FontCollection()
        let outlines = GlyphOutlines(fonts)
        let (light, narrowLight) = (wide.scene(.light), narrow.scene(.light))
        let wideTwins = try SVGTwins(light: light, dark: wide.scene(.dark), outlines)
        let narrowTwins = try SVGTwins(light: narrowLight, dark: narrow.scene(.dark), outlines)
        return [
            .svg: wideTwins.light, .darkSVG: wideTwins.dark, .narrowSVG: narrowTwins.light, .narrowDarkSVG: narrowTwins.dark,
            .pdf: try CairoRenderer.pdf(light, fonts), .png: try CairoRenderer.png(light, fonts), .csv: Array(wide.csv.utf8),
            .values: try steps?.script(outlines) ?? script(wide, narrow, light, narrowLight),
        ]
    }

    private static func script(_ wide: FigureLayout, _ narrow: FigureLayout, _ light: Scene, _ narrowLight: Scene) -> [UInt8] {
        FigureScript(
            wide: .init(layout: wide, labels: SVGLabel.all(in: light.nodes)),
            narrow: .init(layout: narrow, labels: SVGLabel.all(in: narrowLight.nodes)),
            values: FigureValues([wide]), moments: [], first: 0
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
