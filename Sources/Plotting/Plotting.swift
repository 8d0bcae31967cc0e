// The grammar of graphics. A figure is made in four steps, each a function from value to value:
//
// 1. `Figure`        the plot's panels, their data checked                   (Grammar, Marks → Figure)
// 2. `ScaledFigure`  scales trained, marks decimated, series given their look (Scales, Figure)
// 3. `FigureLayout`  every label, frame and tick at its place, in px          (Text, Layout)
// 4. `Scene`         rectangles, paths and glyphs in a theme's colours        (Drawing, Scene, Style)
//
// Renderers (`CairoRendering`) draw the scene and decide nothing.

extension Plot {
    /// Stages 1 to 3: what all the pictures of a figure have in common.
    package func layout() throws(PlotError) -> FigureLayout {
        try FigureLayout(ScaledFigure(Figure(self)))
    }

    package func scene(_ theme: Theme) throws(PlotError) -> Scene { try layout().scene(theme) }

    /// The same figure for a narrow page: panels that would be too small side by side stand below each other.
    ///
    /// - Parameter width: in px; panels narrower than 220 px are not put side by side.
    package func fitted(width: Double) -> Plot {
        var plot = self
        plot.columns = max(1, min(columns, Int(width / 220)))
        if plot.columns != columns { plot.height = nil }
        plot.width = width
        return plot
    }

    /// The data behind the figure; see `FigureData` for the columns.
    public func csv() throws(PlotError) -> String { try layout().csv }
}
