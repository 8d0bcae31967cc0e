// From a scene to bytes. The scene has decided everything; this target only draws it:
//
// 1. `FontFile`       the exact font files, opened with FreeType
// 2. `SceneDrawing`   the scene's nodes as calls of Cairo
// 3. `CairoSurface`   a surface of Cairo that writes SVG, PDF or pixels into memory
// 4. `SVGNormalizer`  ids and digits that don't depend on the process
//
// `RenderedFigure` does it for every file of a figure. The only target that imports CCairo.
