/// A figure: one panel of marks, or a grid of panels. What a `figure` block returns.
///
///     Plot(x: .log("$n$"), y: .log("generalization error")) {
///         Band(points, x: \.n, low: \.low, high: \.high, series: "vanilla")
///         Line(points, x: \.n, y: \.mean, series: "vanilla")
///         ReferenceSlope(-0.5, label: "$n^{-1/2}$")
///     }
///
/// Marks are drawn in their order, later ones on top. Marks of a series share its colour, marker and dash in every panel and one entry
/// of the legend.
public struct Plot: Sendable {
    package var panels: [Panel]
    package var columns = 1
    package var sharing: Sharing = []
    package var title: String?
    package var width = 720.0
    package var height: Double?
    package var palette = SeriesPalette.categorical
    package var legend = LegendPlacement.above
    package var key: SeriesKey?
    package var facetTitles: FacetTitles?
    package var hasEqualUnits = false
    package var showsOmissions = true
    /// The author knows that some of the data have no place.
    package var expectsOmissions = false
    /// All moments of a figure that is stepped through; `panels` are those that stand side by side.
    package var moments: [PlotMoment] = []
    /// How many of them stand side by side.
    var shownMoments = 0
    /// What an SVG of the figure may weigh, in bytes.
    package var budget = 200_000
    /// Those of all moments, which share series and legend.
    var momentPanels: [Panel] = []

    /// One panel.
    public init(x: Axis = "", y: Axis = "", color: ColorAxis = "", @MarkBuilder marks: () throws -> [Layer]) rethrows {
        panels = [Panel(x: x, y: y, color: color, layers: try marks())]
    }

    private init(panels: [Panel], columns: Int, sharing: Sharing) {
        self.panels = panels
        self.columns = columns
        self.sharing = sharing
    }

    /// Panels in a grid, row by row.
    ///
    ///     Plot.panels(columns: 2, sharing: .y) {
    ///         Plot(x: .log("$n$"), y: .log("error")) { … }.titled("$\\gamma = 1.5$")
    ///         Plot(x: .log("$n$"), y: .log("error")) { … }.titled("$\\gamma = 3$")
    ///     }
    public static func panels(
        columns: Int = 2, sharing: Sharing = [], @PanelBuilder _ plots: () throws -> [Plot]
    ) rethrows -> Plot {
        Plot(panels: try plots().flatMap(\.panelsWithTitle), columns: columns, sharing: sharing)
    }

    /// Panels in a grid, one an element of `data`.
    public static func panels<Data: Sequence>(
        _ data: Data, columns: Int = 2, sharing: Sharing = [], _ plot: (Data.Element) throws -> Plot
    ) rethrows -> Plot {
        Plot(panels: try data.flatMap { try plot($0).panelsWithTitle }, columns: columns, sharing: sharing)
    }

    /// Panels in a grid of two dimensions: a row for each element of `rows`, a column for each of `columns`, their titles at the right and
    /// above, scales shared. Where the page is narrow, panels have both titles and stand in fewer columns.
    ///
    ///     Plot.facets(rows: [1.5, 3], { "$\\gamma = \($0)$" }, columns: [0, 1], { "$D = \($0)$" }) { gamma, depth in
    ///         Plot(x: .log("time"), y: .log("error")) { … }
    ///     }
    public static func facets<Row, Column>(
        rows: [Row], _ rowTitle: (Row) -> String, columns: [Column], _ columnTitle: (Column) -> String,
        sharing: Sharing = [.x, .y, .color], _ plot: (Row, Column) throws -> Plot
    ) rethrows -> Plot {
        let panels = try rows.flatMap { row in
            try columns.flatMap { column in
                try plot(row, column).titled("\(rowTitle(row)), \(columnTitle(column))").panelsWithTitle
            }
        }
        var grid = Plot(panels: panels, columns: columns.count, sharing: sharing)
        grid.facetTitles = FacetTitles(columns: columns.map(columnTitle), rows: rows.map(rowTitle))
        return grid
    }

    /// A title above; a panel keeps its title in a grid. May hold formulas between dollars.
    public func titled(_ title: String) -> Plot { changed { $0.title = title } }

    /// The whole figure's size in CSS pixels. Without a height, panels get a pleasant shape; with one the figure is as high, or lower
    /// where square panels cannot fill it. Type keeps its size whatever the width.
    public func size(width: Double = 720, height: Double? = nil) -> Plot {
        changed {
            $0.width = width
            $0.height = height
        }
    }

    /// As wide as a printed page's column, `.size(.singleColumn)`. Type keeps its size: axis titles have 10.5 points.
    ///
    /// - Parameter height: in points; without it, panels get a pleasant shape.
    public func size(_ width: PrintWidth, height: Double? = nil) -> Plot {
        size(width: width.points / PrintWidth.pointsPerPixel, height: height.map { $0 / PrintWidth.pointsPerPixel })
    }

    public func palette(_ palette: SeriesPalette) -> Plot { changed { $0.palette = palette } }

    public func legend(_ placement: LegendPlacement) -> Plot { changed { $0.legend = placement } }

    /// Gives series that `key` knows the look that they have everywhere.
    public func key(_ key: SeriesKey) -> Plot { changed { $0.key = key } }

    /// A step of 1 is as long along y as along x, as on a map. Heat maps over a square domain are drawn so without being asked.
    public func equalUnits() -> Plot { changed { $0.hasEqualUnits = true } }

    /// Puts the letters a, b, c, … before the titles of the panels, for a text that refers to them.
    public func lettered() -> Plot {
        changed { plot in
            for index in plot.panels.indices.prefix(26) {
                let letter = String(UnicodeScalar(UInt8(97 + index)))
                plot.panels[index].title = [letter, plot.panels[index].title].compactMap(\.self).joined(separator: "\u{A0}\u{A0}")
            }
        }
    }

    /// Says nothing of values that can't be shown: NaN, infinities, and values that are not positive on a logarithmic axis.
    public func hidingOmissions() -> Plot { changed { $0.showsOmissions = false } }

    /// Values that can't be shown are meant to be missing: they are counted below the figure, and a build does not warn of them.
    public func countingOmissions() -> Plot { changed { $0.expectsOmissions = true } }

    /// What an SVG of the figure may weigh: 200 kB, unless it is said here. A heavier one is an error: readers on the road wait for it.
    public func budget(kilobytes: Int) -> Plot { changed { $0.budget = min(max(kilobytes, 0), Int.max / 1000) * 1000 } }

    private var panelsWithTitle: [Panel] {
        guard let title, panels.count == 1 else { return panels }
        var panel = panels[0]
        panel.title = title
        return [panel]
    }

    private func changed(_ change: (inout Plot) -> Void) -> Plot {
        var copy = self
        change(&copy)
        return copy
    }
}
