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
        let (wide, narrow) = try Self.layouts(plot)
        width = wide.width
        height = wide.height
        let light = wide.scene(.light)
        do throws(CairoError) {
            files = [
                .svg: try CairoRenderer.svg(light), .darkSVG: try CairoRenderer.svg(wide.scene(.dark)),
                .narrowSVG: try CairoRenderer.svg(narrow.scene(.light)),
                .narrowDarkSVG: try CairoRenderer.svg(narrow.scene(.dark)),
                .pdf: try CairoRenderer.pdf(light), .png: try CairoRenderer.png(light), .csv: Array(wide.csv.utf8),
            ]
        } catch { throw .cairo(error) }
    }

    private static func layouts(_ plot: Plot) throws(FigureError) -> (wide: FigureLayout, narrow: FigureLayout) {
        do throws(PlotError) {
            return (try plot.layout(), try plot.phoneLayout(width: min(narrowWidth, plot.width)))
        } catch { throw .plot(error) }
    }
}
