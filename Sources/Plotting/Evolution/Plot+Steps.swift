extension Plot {
    /// A figure at several moments: its reader moves through all of them with a slider, the arrow keys or a button; in print, and where
    /// no script runs, some of them stand side by side.
    ///
    ///     Plot.steps(moments, label: { "$t = \($0.time.formatted(digits: 3))$" }) { moment in
    ///         Plot(x: .linear("index $j$"), y: .log("$a_j b_j^D$")) { Stems(moment.spectrum, x: \.index, y: \.value) }
    ///     }
    ///
    /// All moments have the same panels and series, and the same axes: those that hold the data of all. What does not change between
    /// them is kept once.
    ///
    /// - Parameters:
    ///   - moments: 12 to 24 are a good number.
    ///   - shown: how many stand side by side in print; the first and the last are among them.
    ///   - columns: of what stands side by side, when a moment has one panel; a moment of several has a row of its own.
    ///   - label: says which moment it is.
    public static func steps<Moments: Collection>(
        _ moments: Moments, shown: Int = 4, columns: Int = 2, label: (Moments.Element) throws -> String,
        _ plot: (Moments.Element) throws -> Plot
    ) rethrows -> Plot {
        let plain = try moments.map { PlotMoment(label: try label($0), plot: try plot($0)) }
        let all = MomentAxes(plain.map(\.plot)).fixed.enumerated().map { PlotMoment(label: plain[$0].label, plot: $1) }
        let isSingle = all.allSatisfy { $0.plot.panels.count == 1 }
        let hasOneMap = all.allSatisfy { $0.plot.panels.count { !$0.cells.isEmpty } < 2 }
        var figure = all.first?.plot ?? Plot {}
        figure.columns = isSingle ? columns : figure.columns
        figure.sharing = isSingle ? [.x, .y, .color] : figure.sharing.union(hasOneMap ? .color : [])
        figure.title = nil
        figure.height = nil
        figure.moments = all
        return figure.showing(moments: shown)
    }

    /// Some of its moments side by side, the first and the last among them.
    ///
    /// - Parameter count: how many.
    func showing(moments count: Int) -> Plot {
        let chosen = Self.spread(count, over: moments.count).map { moments[$0] }
        var figure = self
        figure.panels = chosen.flatMap(\.panels)
        figure.shownMoments = chosen.count
        figure.facetTitles = Self.titles(of: chosen, columns: columns)
        return figure
    }

    /// Where a moment's panels are a row: their titles once, above all rows, and beside each row which moment it is.
    private static func titles(of moments: [PlotMoment], columns: Int) -> FacetTitles? {
        guard columns > 1, let first = moments.first?.plot.panels.map({ $0.title ?? "" }), first.count == columns,
            moments.allSatisfy({ $0.plot.panels.map { $0.title ?? "" } == first })
        else { return nil }
        return FacetTitles(columns: first, rows: moments.map(\.label))
    }

    /// Indices from the first to the last, as even as can be.
    private static func spread(_ count: Int, over all: Int) -> [Int] {
        let count = min(max(count, 1), all)
        guard count > 1 else { return all > 0 ? [all - 1] : [] }
        return (0..<count).map { ($0 * (all - 1) + (count - 1) / 2) / (count - 1) }
    }
}

extension PlotMoment {
    /// Its panels as they stand among those of other moments: each says when it is.
    fileprivate var panels: [Panel] {
        plot.panels.map { panel in
            var panel = panel
            panel.title = [label, panel.title].compactMap(\.self).joined(separator: ", ")
            return panel
        }
    }
}
