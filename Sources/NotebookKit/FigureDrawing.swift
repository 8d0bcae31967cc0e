import CairoRendering
import ChapterInterface
import Plotting

/// Draws `plot` into `folder`, one file of each kind.
func drawFigure(_ plot: Plot, into folder: String) throws -> BlockProduct {
    let rendered = try RenderedFigure(plot)
    for (file, bytes) in rendered.files { try HandedOverFile.write(bytes, to: ProductFile.figure(file), in: folder) }
    return .figure(
        width: rendered.width, height: rendered.height, files: FigureFile.allCases.filter(rendered.files.keys.contains))
}
