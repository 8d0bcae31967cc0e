import CairoRendering
import ChapterInterface
import Plotting

/// Draws `plot` into `folder`, one file of each kind.
func drawFigure(_ plot: Plot, into folder: String) throws -> BlockProduct<String> {
    let rendered = try RenderedFigure(plot)
    let names = Dictionary(uniqueKeysWithValues: rendered.files.keys.map { ($0, ProductFile.figure($0)) })
    for (file, bytes) in rendered.files { try HandedOverFile.write(bytes, to: ProductFile.figure(file), in: folder) }
    return .figure(DrawnFigure(width: rendered.width, height: rendered.height, files: names, leftOut: plot.leftOutData))
}
