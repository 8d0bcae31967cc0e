/// What makes a picture hard to read: text that meets text or runs on into it, is struck through, or leaves the picture.
package enum SceneFault: Equatable, Sendable {
    case overlap(String, String)
    case struckThrough(String, by: String)
    case outside(String)
}

extension SceneFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .overlap(let first, let second): "“\(first)” and “\(second)” overlap"
        case .struckThrough(let text, let mark): "“\(text)” is struck through by \(mark)"
        case .outside(let text): "“\(text)” leaves the figure"
        }
    }
}

extension Scene {
    /// All that makes this scene hard to read.
    ///
    /// - Complexity: the number of labels times that of all segments of lines.
    package var faults: [SceneFault] {
        var walk = LegibilityWalk()
        walk.visit(nodes, in: "figure", clip: nil)
        return walk.faults(in: Rect(x: 0, y: 0, width: width, height: height))
    }
}

/// Collects the labels of a scene, and the lines that are drawn over or under them.
private struct LegibilityWalk {
    private struct Label {
        let text: String
        let box: Rect
        /// Of its glyphs: of a slanted label the box holds much that is not text.
        let glyphs: [Rect]
        let isSlanted: Bool
        /// Reads from left to right.
        let isLevel: Bool
        /// What of it a line must not cross: less than the box, which has room for accents and tails.
        let core: Rect
        /// Grounds that were drawn before it, and after the marks below.
        let number: Int
    }

    /// A stretch of a line as far as it is drawn, with the box around it: most lines are far from most labels.
    private struct Segment {
        let start: Point
        let end: Point
        /// What lies outside is not drawn.
        let clip: Rect?
        let left: Double
        let right: Double
        let top: Double
        let bottom: Double
        let number: Int
        /// Of the group that it stands in.
        let name: Int
    }

    private var labels: [Label] = []
    private var segments: [Segment] = []
    private var names: [String] = []
    private var grounds: [(box: Rect, number: Int)] = []
    private var number = 0

    mutating func visit(_ nodes: [SceneNode], in name: String, clip: Rect?) {
        for node in nodes {
            number += 1
            switch node {
            case .group("text", _, let children): addLabel(children)
            case .group(let group, let clip, let children):
                // The grid lies under everything, and labels of axes stand beside their ticks.
                if group != "grid" { visit(children, in: group, clip: clip) }
            case .rectangle(let rect, let color): if color.alpha > 0.6 { grounds.append((rect, number)) }
            case .stroke(let path, _): add(path, name, clip)
            case .fill, .glyphs, .raster, .coverage: break
            }
        }
    }

    private mutating func add(_ path: Path, _ name: String, _ clip: Rect?) {
        if names.last != name { names.append(name) }
        var last: Point?
        for element in path.elements {
            switch element {
            case .move(let point): last = point
            case .line(let point):
                if let last, clip?.intersects(Rect(around: last, point)) ?? true {
                    segments.append(
                        Segment(
                            start: last, end: point, clip: clip, left: min(last.x, point.x), right: max(last.x, point.x),
                            top: min(last.y, point.y), bottom: max(last.y, point.y), number: number, name: names.count - 1))
                }
                last = point
            case .close: break
            }
        }
    }

    private mutating func addLabel(_ nodes: [SceneNode]) {
        let runs = nodes.compactMap { if case .glyphs(let run) = $0 { run } else { nil } }
        let boxes = runs.flatMap(\.boxes)
        guard let first = boxes.first else { return }
        let text = String(String.UnicodeScalarView(runs.flatMap { $0.glyphs.map(\.scalar) }))
        let box = boxes.dropFirst().reduce(first) { $0.union($1) }
        let side = min(box.width, box.height)
        let isSlanted = runs[0].angle != 0 && runs[0].angle.magnitude != .pi / 2
        labels.append(
            Label(
                text: text, box: box.insetBy(0.6), glyphs: boxes.map { $0.insetBy(1) }, isSlanted: isSlanted,
                isLevel: runs[0].angle == 0, core: box.insetBy(min(2, side * 0.2)), number: number))
    }

    /// Whether the two meet, or stand so near to each other in a line that they read as one.
    private func overlap(_ first: Label, _ second: Label) -> Bool {
        if first.isLevel, second.isLevel { return first.box.widened(by: 1).intersects(second.box.widened(by: 1)) }
        guard first.box.intersects(second.box) else { return false }
        guard first.isSlanted || second.isSlanted else { return true }
        return first.glyphs.contains { glyph in second.glyphs.contains { $0.intersects(glyph) } }
    }

    func faults(in picture: Rect) -> [SceneFault] {
        var faults: [SceneFault] = []
        for (index, label) in labels.enumerated() {
            if !picture.contains(label.box) { faults.append(.outside(label.text)) }
            for other in labels[..<index] where overlap(label, other) { faults.append(.overlap(other.text, label.text)) }
            let ground = grounds.last { $0.box.contains(label.box) && $0.number < label.number }?.number ?? -1
            if !label.isSlanted, let strike = strike(through: label.core, after: ground) {
                faults.append(.struckThrough(label.text, by: names[strike.name]))
            }
        }
        return faults
    }

    /// The first line that crosses the box and was drawn after a ground.
    private func strike(through core: Rect, after ground: Int) -> Segment? {
        let (left, right, top, bottom) = (core.x, core.x + core.width, core.y, core.y + core.height)
        return segments.first { segment in
            guard segment.left < right, segment.right > left, segment.top < bottom, segment.bottom > top, segment.number > ground
            else { return false }
            let visible = segment.clip.map(core.intersection) ?? core
            return visible.width > 0 && visible.height > 0 && visible.isCrossed(from: segment.start, to: segment.end)
        }
    }
}

extension GlyphRun {
    /// Of each glyph, in px of the figure.
    fileprivate var boxes: [Rect] {
        glyphs.compactMap { glyph in
            guard let metrics = face.table[glyph.scalar] else { return nil }
            var block = TextBlock(width: metrics.advance * size)
            // A face of text has one height for all its letters: without tails, the box is that of most of them.
            block.ascent = metrics.ascent * size
            block.descent = min(metrics.descent, 0.12) * size
            let corners = PlacedText(block, origin: origin, angle: angle)
            let start = corners.turned(glyph.x, glyph.y)
            return PlacedText(block, origin: start, angle: angle).bounds
        }
    }
}

extension Rect {
    fileprivate init(around first: Point, _ second: Point) {
        let (left, top) = (min(first.x, second.x), min(first.y, second.y))
        self.init(x: left, y: top, width: max(first.x, second.x) - left + 1e-9, height: max(first.y, second.y) - top + 1e-9)
    }

    fileprivate func widened(by margin: Double) -> Rect {
        Rect(x: x - margin, y: y, width: width + 2 * margin, height: height)
    }

    fileprivate func union(_ other: Rect) -> Rect {
        let (left, top) = (min(x, other.x), min(y, other.y))
        return Rect(x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
    }

    /// Empty or inside out where the two are apart.
    fileprivate func intersection(_ other: Rect) -> Rect {
        let (left, top) = (max(x, other.x), max(y, other.y))
        return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
    }

    /// Whether a segment has a point inside.
    ///
    /// - Source: Liang & Barsky, A new concept and method for line clipping, 1984.
    fileprivate func isCrossed(from start: Point, to end: Point) -> Bool {
        var (first, last) = (0.0, 1.0)
        let sides = [
            (-(end.x - start.x), start.x - x), (end.x - start.x, maxX - start.x),
            (-(end.y - start.y), start.y - y), (end.y - start.y, maxY - start.y),
        ]
        for (slope, room) in sides {
            if slope == 0 {
                if room <= 0 { return false }
            } else if slope < 0 {
                first = max(first, room / slope)
            } else {
                last = min(last, room / slope)
            }
        }
        return first < last
    }
}
