internal import Foundation
package import Plotting

/// A scene as text that a diff shows well: one node a line.
package enum SceneText {
    package static func lines(_ scene: Scene) -> String {
        let head = "scene \(number(scene.width)) × \(number(scene.height)) on \(color(scene.background))"
        return ([head] + scene.nodes.flatMap { lines($0, depth: 1) }).joined(separator: "\n") + "\n"
    }

    /// The text of every glyph run under a group of that name.
    package static func texts(_ nodes: [SceneNode], under name: String? = nil) -> [String] {
        nodes.flatMap { node -> [String] in
            switch node {
            case .group(let group, _, let children):
                texts(children, under: name == group ? nil : name)
            case .glyphs(let run) where name == nil: [text(run)]
            default: []
            }
        }
    }

    private static func lines(_ node: SceneNode, depth: Int) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        switch node {
        case .rectangle(let rect, let fill): return [indent + "rectangle \(box(rect)) \(color(fill))"]
        case .fill(let path, let fill): return [indent + "fill \(color(fill)) \(outline(path))"]
        case .stroke(let path, let stroke):
            let dash = stroke.dash.isEmpty ? "" : " dash " + stroke.dash.map(number).joined(separator: ",")
            return [indent + "stroke \(color(stroke.color)) \(number(stroke.width))\(dash) \(stroke.cap) \(outline(path))"]
        case .glyphs(let run):
            let turn = run.angle == 0 ? "" : " turned \(number(run.angle))"
            let place = "\(number(run.origin.x)),\(number(run.origin.y))"
            return [
                indent + "text \(run.face) \(number(run.size)) \(color(run.color)) at \(place)\(turn): "
                    + run.glyphs.map { "\(Character($0.scalar))@\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
            ]
        case .raster(let raster, let rect): return [indent + "raster \(raster.width) × \(raster.height) in \(box(rect))"]
        case .coverage(let coverage, let rect, let fill):
            let count = coverage.isCovered.count { $0 }
            return [indent + "coverage \(coverage.width) × \(coverage.height) in \(box(rect)) \(color(fill)), \(count) cells"]
        case .group(let name, let clip, let nodes):
            let head = indent + name + (clip.map { " clipped to \(box($0))" } ?? "")
            return [head] + nodes.flatMap { lines($0, depth: depth + 1) }
        }
    }

    private static func text(_ run: GlyphRun) -> String { String(String.UnicodeScalarView(run.glyphs.map(\.scalar))) }

    /// Of more than 200 places, their number and a digest.
    private static func outline(_ path: Path) -> String {
        let text = places(path)
        guard path.elements.count > 200 else { return text }
        let digest = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return "\(path.elements.count) places, digest \(String(digest, radix: 16))"
    }

    private static func places(_ path: Path) -> String {
        path.elements.map { element in
            switch element {
            case .move(let point): "M\(number(point.x)),\(number(point.y))"
            case .line(let point): "L\(number(point.x)),\(number(point.y))"
            case .close: "Z"
            }
        }.joined(separator: " ")
    }

    private static func box(_ rect: Rect) -> String {
        [rect.x, rect.y, rect.width, rect.height].map(number).joined(separator: " ")
    }

    private static func color(_ color: Color) -> String {
        String(format: "#%02x%02x%02x", color.red, color.green, color.blue) + (color.alpha < 1 ? "/\(number(color.alpha))" : "")
    }

    private static func number(_ value: Double) -> String {
        let text = String(format: "%.2f", value)
        return text == "-0.00" ? "0.00" : text
    }
}
