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
        let chosen = Self.spread(shown, over: all.count).map { all[$0] }
        let isSingle = all.allSatisfy { $0.plot.panels.count == 1 }
        var figure = chosen.first?.plot ?? Plot {}
        figure.panels = chosen.flatMap(\.panels)
        figure.columns = isSingle ? columns : figure.columns
        figure.sharing = isSingle ? [.x, .y, .color] : []
        figure.title = nil
        figure.height = nil
        figure.moments = all
        return figure
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
