internal import Plotting

/// Leaves out dots of a crowd that lie on others.
enum DotThinning {
    /// Smaller crowds stay whole.
    private static let crowd = 200
    /// Of a cell that holds one dot, in px: each dot that is left out lies within a third of a pixel, √2 cells, of one that stays.
    static let cell = 0.23

    /// The dots of a path that is a crowd of them, in their order; `nil` for other paths.
    static func thinned(_ path: Path) -> [Point]? {
        guard path.elements.count > 2 * crowd, path.elements.count.isMultiple(of: 2) else { return nil }
        var kept: [Point] = []
        var taken: Set<SIMD2<Int32>> = []
        for index in stride(from: 0, to: path.elements.count, by: 2) {
            guard case .move(let point) = path.elements[index], path.elements[index + 1] == .line(point) else { return nil }
            // NaN is not within either.
            guard point.x.magnitude < 1e6, point.y.magnitude < 1e6 else { return nil }
            let place = SIMD2<Int32>((SIMD2(point.x, point.y) / cell).rounded(.down))
            if taken.insert(place).inserted { kept.append(point) }
        }
        return kept
    }
}
