internal import Foundation

/// Text at its place.
package struct PlacedText: Equatable, Sendable {
    package let block: TextBlock
    /// Where the baseline starts.
    package let origin: Point
    /// Clockwise, in radians.
    package let angle: Double

    init(_ block: TextBlock, origin: Point, angle: Double = 0) {
        self.block = block
        self.origin = origin
        self.angle = angle
    }

    /// Upright text with the upper left corner of its box at (x, y).
    init(_ block: TextBlock, left x: Double, top y: Double) {
        self.init(block, origin: Point(x, y + block.ascent))
    }

    /// The box around the text, turned or not.
    package var bounds: Rect {
        let corners = [(0, -block.ascent), (block.width, -block.ascent), (0, block.descent), (block.width, block.descent)]
            .map { turned($0.0, $0.1) }
        let xs = corners.map(\.x)
        let ys = corners.map(\.y)
        let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
        return Rect(x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
    }

    /// A place of the block's own coordinates in the figure.
    package func turned(_ x: Double, _ y: Double) -> Point {
        guard angle != 0 else { return Point(origin.x + x, origin.y + y) }
        return Point(origin.x + x * cos(angle) - y * sin(angle), origin.y + x * sin(angle) + y * cos(angle))
    }
}
