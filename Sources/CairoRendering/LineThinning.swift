internal import Plotting

/// Leaves out places of a line that the eye can't miss.
///
/// - Source: K. Reumann and A. Witkam's corridor in the form of an opening angle: from the last place that stays, the directions that
///   pass every place since then at no more than the tolerance; the place before the first that leaves none stays. One pass, O(n).
enum LineThinning {
    /// In px: far below what can be seen, and below a third of a pixel also at eight times the size.
    static let tolerance = 0.04

    /// The places that stay, the first and the last among them. Every other is within `tolerance` of the line through them.
    static func thinned(_ points: [Point], within tolerance: Double) -> [Point] {
        guard let first = points.first else { return [] }
        var kept = [first]
        var anchor = first
        var cone = Cone()
        for index in points.indices.dropFirst() {
            let point = points[index]
            if cone.admits(point.x - anchor.x, point.y - anchor.y, tolerance) { continue }
            anchor = points[index - 1]
            kept.append(anchor)
            cone = Cone()
            _ = cone.admits(point.x - anchor.x, point.y - anchor.y, tolerance)
        }
        if points.count > 1, let last = points.last { kept.append(last) }
        return kept
    }

    /// Directions, between two of them, that pass all places so far.
    private struct Cone {
        private var left: (x: Double, y: Double)?
        private var right: (x: Double, y: Double)?
        private var reach = 0.0

        /// Narrows the cone; false if the place lies outside, or the line turns back.
        mutating func admits(_ x: Double, _ y: Double, _ tolerance: Double) -> Bool {
            let distance = (x * x + y * y).squareRoot()
            guard distance > tolerance else { return reach <= tolerance }
            guard distance >= reach else { return false }
            if let left, let right, left.x * y - left.y * x > 0 || right.x * y - right.y * x < 0 { return false }
            reach = distance
            // Half the angle under which the tolerance is seen from the anchor.
            let sine = tolerance / distance
            let cosine = (1 - sine * sine).squareRoot()
            let upper = (x: x * cosine - y * sine, y: y * cosine + x * sine)
            let lower = (x: x * cosine + y * sine, y: y * cosine - x * sine)
            if left.map({ $0.x * upper.y - $0.y * upper.x < 0 }) ?? true { left = upper }
            if right.map({ $0.x * lower.y - $0.y * lower.x > 0 }) ?? true { right = lower }
            return true
        }
    }
}
