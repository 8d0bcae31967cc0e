/// Which labels a panel shows itself: what its neighbours to the left and below already say is not said again.
struct AxisVisibility: Equatable {
    let showsXLabels: Bool
    let showsYLabels: Bool
    let showsXTitle: Bool
    let showsYTitle: Bool
    let showsColorBar: Bool

    init(_ figure: ScaledFigure, index: Int) {
        let columns = figure.figure.columns
        let panels = figure.panels
        let below = index + columns < panels.count ? panels[index + columns] : nil
        let left = index % columns > 0 ? panels[index - 1] : nil
        let sharing = figure.figure.plot.sharing
        showsXLabels = below == nil || !sharing.contains(.x)
        showsYLabels = left == nil || !sharing.contains(.y)
        showsXTitle = below.map { $0.panel.x.title != panels[index].panel.x.title } ?? true
        showsYTitle = left.map { $0.panel.y.title != panels[index].panel.y.title } ?? true
        let isRightmost = index % columns == columns - 1 || index == panels.count - 1
        showsColorBar = !sharing.contains(.color) || isRightmost
    }
}
