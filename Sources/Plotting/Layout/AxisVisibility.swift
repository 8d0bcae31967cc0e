/// Which labels a panel shows itself: what its neighbours to the left and below already say is not said again.
struct AxisVisibility: Equatable {
    let showsXLabels: Bool
    let showsYLabels: Bool
    let showsXTitle: Bool
    let showsYTitle: Bool
    let showsColorBar: Bool
    let showsEndLabels: Bool
    let title: String?
    let rowTitle: String?

    init(_ figure: ScaledFigure, index: Int) {
        let plot = figure.figure.plot
        let columns = figure.figure.columns
        let panels = figure.panels
        let below = index + columns < panels.count ? panels[index + columns] : nil
        let left = index % columns > 0 ? panels[index - 1] : nil
        // Below each other stand moments of one panel: they have one axis.
        let isSaidBelow = !plot.moments.isEmpty && below?.x == panels[index].x
        showsXLabels = below == nil || !(plot.sharing.contains(.x) || isSaidBelow)
        showsYLabels = left == nil || !plot.sharing.contains(.y)
        showsXTitle = below.map { $0.panel.x.title != panels[index].panel.x.title } ?? true
        showsYTitle = left.map { $0.panel.y.title != panels[index].panel.y.title } ?? true
        // A shared bar stands once, beside the first row that has a map and all below it.
        let maps = panels.indices.filter { panels[$0].color != nil }
        showsColorBar = !plot.sharing.contains(.color) || index == maps.last { $0 / columns == maps[0] / columns }
        let isLast = index % columns == columns - 1 || index == panels.count - 1
        showsEndLabels = plot.legend == .atEnds
        if let facets = plot.facetTitles {
            title = index < columns ? facets.columns[index % columns] : nil
            rowTitle = isLast ? facets.rows[index / columns] : nil
        } else {
            title = panels[index].panel.title
            rowTitle = nil
        }
    }
}
