/// The pale border that keeps a line readable over a heat map, whatever its colours.
enum Casing {
    static let color = Color(0xFFFFFF, alpha: 0.72)
    private static let width = 2.2

    /// Puts a wider pale stroke under every stroke.
    static func under(_ nodes: [SceneNode]) -> [SceneNode] {
        nodes.flatMap { node -> [SceneNode] in
            guard case .stroke(let path, let stroke) = node else { return [node] }
            return [.stroke(path, Stroke(color, width: stroke.width + width, cap: stroke.cap)), node]
        }
    }
}
