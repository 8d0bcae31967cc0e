package import Plotting

/// The files of a figure.
package struct RenderedFigure: Equatable, Sendable {
    /// In CSS pixels.
    package let width: Double
    package let height: Double
    /// By what follows the figure's name: `.svg`, `-dark.svg`, `.pdf`, `.png`, `.csv`.
    package let files: [String: [UInt8]]

    /// Draws a plot for light and for dark pages, for print, and as a picture of two pixels a CSS pixel, with its data beside.
    package init(_ plot: Plot) throws(FigureError) {
        let (light, dark, csv) = try Self.scenes(plot)
        width = light.width
        height = light.height
        do throws(CairoError) {
            files = [
                ".svg": try CairoRenderer.svg(light), "-dark.svg": try CairoRenderer.svg(dark),
                ".pdf": try CairoRenderer.pdf(light), ".png": try CairoRenderer.png(light), ".csv": Array(csv.utf8),
            ]
        } catch { throw .cairo(error) }
    }

    private static func scenes(_ plot: Plot) throws(FigureError) -> (light: Scene, dark: Scene, csv: String) {
        do throws(PlotError) {
            return (try plot.scene(.light), try plot.scene(.dark), try plot.csv())
        } catch { throw .plot(error) }
    }
}
