internal import Plotting

/// The glyph runs of one label, and what they say.
struct SVGLabel {
    let runs: [GlyphRun]
    private let glyphs: [TextBlock.Glyph]

    /// The runs from `index` on that belong to one label: those of one origin.
    init?(_ nodes: [SceneNode], from index: Int) {
        guard case .glyphs(let first) = nodes[index] else { return nil }
        var runs = [first]
        for node in nodes[(index + 1)...] {
            guard case .glyphs(let run) = node, run.origin == first.origin, run.angle == first.angle else { break }
            runs.append(run)
        }
        self.runs = runs
        glyphs = runs.flatMap(\.typed)
    }

    var origin: Point { runs[0].origin }

    /// Clockwise, in radians.
    var angle: Double { runs[0].angle }

    /// Of its largest type, in px.
    var size: Double { runs.map(\.size).max() ?? 0 }

    /// Where it starts and ends along its baseline, from its origin.
    var extent: (start: Double, end: Double) {
        (glyphs.map(\.x).min() ?? 0, glyphs.map { $0.x + $0.advance }.max() ?? 0)
    }

    var text: String { LabelText.typed(glyphs, size: size) }

    /// All labels of a drawing.
    static func all(in nodes: [SceneNode]) -> [SVGLabel] {
        var labels: [SVGLabel] = []
        var index = 0
        while index < nodes.count {
            if let label = SVGLabel(nodes, from: index) {
                labels.append(label)
                index += label.runs.count
                continue
            }
            if case .group(_, _, let children) = nodes[index] { labels += all(in: children) }
            index += 1
        }
        return labels
    }
}
