internal import Plotting

/// One drawing of a figure at all its moments: what all have in common once, the rest in groups of which one is shown at a time.
///
/// It stands inside a page, where no two names may be the same: each begins with `@`, which occurs nowhere else, for the page's script to
/// put the figure's own in its place. A group's `data-moments` lists the moments, from 0, that it belongs to; all but those of the moment shown first have `display="none"`.
struct SteppedSVG {
    private typealias Twin = (light: SceneNode, dark: SceneNode)

    private var writer: SVGWriter
    private let first: Int

    /// - Parameter first: the moment that is shown first.
    static func document(
        _ moments: [(light: Scene, dark: Scene)], first: Int, _ outlines: GlyphOutlines
    ) throws(CairoError) -> [UInt8] {
        guard let scene = moments.first?.light else { return [] }
        var drawing = SteppedSVG(writer: SVGWriter(outlines, prefix: "@"), first: first)
        try drawing.write(moments.map { zip($0.light.nodes, $0.dark.nodes).map { Twin($0, $1) } })
        return drawing.writer.document(
            width: scene.width, height: scene.height, style: drawing.writer.inks.adaptiveStyle,
            attributes: " class=\"stepped\" aria-hidden=\"true\"")
    }

    /// - Parameter moments: the nodes of each.
    private mutating func write(_ moments: [[Twin]]) throws(CairoError) {
        let counts = Set(moments.map(\.count))
        guard counts.count == 1, let count = counts.first else { return try writeApart(moments) }
        var index = 0
        while index < count {
            let end = (index..<count).first { !Self.isShared(moments, $0) } ?? count
            if end > index { try write(moments[0][index..<end]) }
            if end < count { try writeChanging(moments.map { $0[end] }) }
            index = end + 1
        }
    }

    private static func isShared(_ moments: [[Twin]], _ index: Int) -> Bool {
        moments.allSatisfy { $0[index].light == moments[0][index].light && $0[index].dark == moments[0][index].dark }
    }

    /// A node that differs between moments: inside a group only what differs there.
    private mutating func writeChanging(_ nodes: [Twin]) throws(CairoError) {
        guard let children = Self.children(of: nodes), children.allSatisfy({ $0.count == children[0].count }) else {
            return try writeApart(nodes.map { [$0] })
        }
        writer.write(raw: "<g>\n")
        try write(children)
        writer.write(raw: "</g>\n")
    }

    /// Of groups that hold groups and are not clipped; labels stay whole.
    private static func children(of nodes: [Twin]) -> [[Twin]]? {
        var lists: [[Twin]] = []
        for node in nodes {
            guard case (.group(_, nil, let light), .group(_, nil, let dark)) = node, light.count == dark.count,
                light.contains(where: { if case .group = $0 { true } else { false } })
            else { return nil }
            lists.append(zip(light, dark).map { Twin($0, $1) })
        }
        return lists
    }

    /// Moments that look the same, to the digits that a drawing has, share a group.
    private mutating func writeApart(_ moments: [[Twin]]) throws(CairoError) {
        var groups: [(drawing: SVGBuffer, moments: [Int])] = []
        for (index, nodes) in moments.enumerated() {
            let drawing = try writer.taken { (writer) throws(CairoError) in
                try writer.write(nodes.map(\.light), nodes.map(\.dark))
            }
            if let same = groups.firstIndex(where: { $0.drawing == drawing }) {
                groups[same].moments.append(index)
            } else {
                groups.append((drawing, [index]))
            }
        }
        for group in groups {
            let list = group.moments.map(String.init).joined(separator: " ")
            writer.write(raw: "<g data-moments=\"\(list)\"\(group.moments.contains(first) ? "" : " display=\"none\"")>\n")
            writer.write(raw: group.drawing)
            writer.write(raw: "</g>\n")
        }
    }

    private mutating func write(_ nodes: ArraySlice<Twin>) throws(CairoError) {
        try writer.write(nodes.map(\.light), nodes.map(\.dark))
    }
}
