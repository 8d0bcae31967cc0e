/// A picture: what a renderer draws, in CSS pixels. Two equal scenes give the same bytes.
package struct Scene: Equatable, Sendable {
    package var width: Double
    package var height: Double
    /// What an opaque picture is drawn on; a transparent one leaves it out.
    package var background: Color
    package var nodes: [SceneNode]

    package init(width: Double, height: Double, background: Color, nodes: [SceneNode]) {
        self.width = width
        self.height = height
        self.background = background
        self.nodes = nodes
    }
}
