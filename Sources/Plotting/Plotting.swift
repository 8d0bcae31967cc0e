// The grammar of graphics. A figure is made in four steps, each a function from value to value:
//
// 1. `Figure`        the plot's panels, their data checked
// 2. `ScaledFigure`  scales trained, marks decimated, series given their look
// 3. `FigureLayout`  every label, frame and tick at its place, in px
// 4. `Scene`         rectangles, paths and glyphs in a theme's colours
//
// Renderers (`CairoRendering`) draw the scene and decide nothing. A folder uses only those above it:
//
//    Data      one value a datum, numbers or categories: `Channel`
//    Style     colours, themes, markers, dashes
//    Scene     what is drawn in the end: paths, glyphs, pictures; points and rectangles in px
//    Text      labels and formulas set in type, with widths of our own; numbers as text
//    Scales    axes, from data to the unit interval; ticks
//    Canvas    what a mark draws with: its panel in px, its look, the room for labels
//    Grammar   what an author writes (`Plot`, `Mark`), and what a kind of mark must tell of itself (`Geometry`)
//    Figure    steps 1 and 2
//    Layout    step 3
//    Values    what readers' pointers and keys find in a figure
//    Drawing   step 4
//    Marks     one file a mark: what authors write, its traits and its shapes; no stage knows any of them by name
//    Evolution figures of what changes: paths, moments that are stepped through, spectra in two orders

extension Plot {
    /// Stages 1 to 3: what all the pictures of a figure have in common.
    package func layout() throws(PlotError) -> FigureLayout {
        try FigureLayout(ScaledFigure(Figure(self)))
    }

    package func scene(_ theme: Theme) throws(PlotError) -> Scene { try layout().scene(theme) }

    /// The same figure for a narrow page: panels that would be too small side by side stand below each other.
    ///
    /// - Parameter width: in px; panels narrower than 220 px are not put side by side, unless the figure would be much higher than a phone.
    package func fitted(width: Double) -> Plot {
        if let rows = momentsInRows(width: width) { return rows }
        let preferred = max(1, min(columns, Int(width / 220)))
        let plot = inColumns(preferred, width: width)
        guard panels.count > preferred, preferred < columns, plot.isHigherThan(Phone.screen * 1.2) else { return plot }
        let closer = (preferred + 1...columns).map { inColumns($0, width: width) }.filter { $0.frameWidth != nil }
        let roomy = closer.filter { ($0.frameWidth ?? 0) >= Phone.smallestFrame }
        return roomy.first { !$0.isHigherThan(Phone.screen * 1.2) } ?? roomy.last { !$0.isHigherThan(Phone.screen * 2) }
            ?? closer.first { !$0.isHigherThan(Phone.screen * 2) } ?? plot
    }

    /// The layout for a phone.
    ///
    /// - Throws: what `layout()` throws; `PlotError.tooTall` if it is higher than two screens.
    package func phoneLayout(width: Double) throws(PlotError) -> FigureLayout {
        let layout = try fitted(width: width).layout()
        let limit = 2 * Phone.screen
        if layout.height > limit { throw .tooTall(height: layout.height, limit: limit, panels: panels.count) }
        return layout
    }

    /// Of a figure of moments with several panels each: a moment's panels stay in a row, or all stand below each other, and then as few
    /// moments as two screens hold. `nil` for other figures.
    private func momentsInRows(width: Double) -> Plot? {
        guard shownMoments > 0, panels.count > shownMoments, columns == panels.count / shownMoments, columns > 1,
            width < Phone.besideFrom
        else { return nil }
        let beside = inColumns(columns, width: width)
        if (beside.frameWidth ?? 0) >= Phone.smallestFrame { return beside }
        let below = (1...shownMoments).reversed().lazy.map { showing(moments: $0).inColumns(1, width: width) }
        return below.first { !$0.isHigherThan(Phone.screen * 2) }
    }

    private func inColumns(_ count: Int, width: Double) -> Plot {
        var plot = self
        plot.width = width
        // Names beside the panels would leave these little room.
        if width < Phone.besideFrom, legend != .hidden { plot.legend = .above }
        guard count != columns else { return plot }
        plot.columns = count
        plot.height = nil
        plot.facetTitles = nil
        return plot
    }

    private func isHigherThan(_ limit: Double) -> Bool { (try? layout().height).map { $0 > limit } ?? true }

    private var frameWidth: Double? { try? layout().panels.first?.frame.width }

    /// The data behind the figure; see `FigureData` for the columns.
    public func csv() throws(PlotError) -> String { try layout().csv }
}
