import CairoRendering
import Foundation
import Plotting

/// Draws `plot` into `folder`, one file a suffix.
func drawFigure(_ plot: Plot, into folder: String) throws -> BlockProduct {
    let rendered = try RenderedFigure(plot)
    for (suffix, bytes) in rendered.files {
        try Data(bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent("figure\(suffix)"))
    }
    return .figure(width: rendered.width, height: rendered.height, suffixes: rendered.files.keys.sorted())
}
