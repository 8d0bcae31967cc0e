extension Scene {
    /// Stage 4: shapes and glyphs in the colours of a theme.
    init(_ layout: FigureLayout, _ theme: Theme) {
        var nodes: [SceneNode] = []
        if let title = layout.title { nodes.append(.group(name: "title", clip: nil, TextDrawing.nodes(title, theme.ink))) }
        if let legend = layout.legend { nodes.append(LegendDrawing(legend: legend, series: layout.series, theme: theme).node) }
        for (index, panel) in layout.panels.enumerated() {
            let drawing = PanelDrawing(panel: panel, series: layout.series, theme: theme)
            nodes.append(.group(name: "panel \(index + 1)", clip: nil, drawing.nodes))
        }
        if let footnote = layout.footnote {
            nodes.append(.group(name: "footnote", clip: nil, TextDrawing.nodes(footnote, theme.muted)))
        }
        self.init(width: layout.width, height: layout.height, background: theme.background, nodes: nodes)
    }
}

extension FigureLayout {
    /// Stage 4.
    package func scene(_ theme: Theme) -> Scene { Scene(self, theme) }
}
