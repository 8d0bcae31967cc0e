import CairoRendering
import Plotting

/// Draws `plot` into `folder`, one file a suffix.
func drawFigure(_ plot: Plot, into folder: String) throws -> BlockProduct {
    let rendered = try RenderedFigure(plot)
    for (suffix, bytes) in rendered.files { try ProductFile.write(bytes, to: "figure\(suffix)", in: folder) }
    return .figure(width: rendered.width, height: rendered.height, suffixes: rendered.files.keys.sorted())
}
