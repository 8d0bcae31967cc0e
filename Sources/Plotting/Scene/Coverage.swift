/// Which cells of a fine grid are covered, row by row from the top: what a crowd of dots looks like when there are too many to be drawn one by
/// one. It is painted in one colour.
package struct Coverage: Equatable, Sendable {
    package let width: Int
    package let height: Int
    /// `width * height` of them.
    package private(set) var isCovered: [Bool]

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
        isCovered = [Bool](repeating: false, count: width * height)
    }

    /// Covers the cells whose middles lie in a disc.
    ///
    /// - Parameters:
    ///   - x, y: its middle, in cells from the upper left corner.
    ///   - radius: in cells.
    package mutating func addDisc(x: Double, y: Double, radius: Double) {
        let first = max(0, Int((y - radius - 0.5).rounded(.up)))
        let last = min(height - 1, Int((y + radius - 0.5).rounded(.down)))
        guard first <= last else { return }
        for row in first...last {
            let away = Double(row) + 0.5 - y
            let half = max(0, radius * radius - away * away).squareRoot()
            let start = max(0, Int((x - half - 0.5).rounded(.up)))
            let end = min(width - 1, Int((x + half - 0.5).rounded(.down)))
            guard start <= end else { continue }
            for column in start...end { isCovered[row * width + column] = true }
        }
    }
}
