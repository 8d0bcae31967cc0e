// The grammar of graphics. A figure is made in four steps, each a function from value to value:
//
// 1. `Figure`        the plot's panels, their data checked                   (Grammar, Marks → Figure)
// 2. `ScaledFigure`  scales trained, marks decimated, series given their look (Scales, Figure)
// 3. `FigureLayout`  every label, frame and tick at its place, in px          (Text, Layout)
// 4. `Scene`         rectangles, paths and glyphs in a theme's colours        (Drawing, Scene, Style)
//
// Renderers (`CairoRendering`) draw the scene and decide nothing.

extension Plot {
    package func layout() throws(PlotError) -> FigureLayout {
        try FigureLayout(ScaledFigure(Figure(self)))
    }

    package func scene(_ theme: Theme) throws(PlotError) -> Scene {
        Scene(try layout(), theme)
    }

    /// The data behind the figure; see `FigureData` for the columns.
    public func csv() throws(PlotError) -> String {
        FigureData(figure: try ScaledFigure(Figure(self))).csv
    }
}
