// From a scene to bytes. The scene has decided everything; this target only draws it:
//
// 1. `FontFile`      the exact font files, opened with FreeType
// 2. `SceneDrawing`  the scene's nodes as calls of Cairo
// 3. `CairoSurface`  a surface of Cairo that writes PDF into memory, or pixels for a `PNGFile`
// 4. `SVGWriter`     the scene's nodes as SVG: with classes for colours, text that can be found, and the moments of a stepped figure in
//                    groups, none of which Cairo's own surface can; the outlines of glyphs are Cairo's
// 5. `FigureScript`  the values behind a figure, for a page's script
//
// `RenderedFigure` does it for every file of a figure. The only target that imports CCairo.
