/// The integer vectors of a region, in the order of a kernel that does not know the truth: increasing ‖m‖², and
/// lexicographically where that is equal.
public struct Frequencies: Sendable, Hashable, Codable {
    public let dimension: Int
    /// ‖m‖² of each, non-decreasing.
    public let squaredNorms: [Int]
    /// Vector after vector.
    private let coordinates: [Int32]

    /// All of a region or, of each pair m and −m, the one whose first coordinate other than zero is positive.
    ///
    /// - Complexity: O(count · dimension).
    public init(dimension: Int, region: FrequencyRegion, isHalf: Bool = false) {
        precondition(dimension >= 0, "a dimension is not negative")
        var listing = Listing(dimension: dimension, region: region, isHalf: isHalf)
        listing.extend(0, squaredNorm: 0, isZero: true)
        let norms = listing.squaredNorms
        // The listing is lexicographic; a stable sort by norm keeps that order inside a shell.
        let order = norms.indices.sorted { (norms[$0], $0) < (norms[$1], $1) }
        self.dimension = dimension
        squaredNorms = order.map { norms[$0] }
        var sorted: [Int32] = []
        sorted.reserveCapacity(listing.coordinates.count)
        for index in order { sorted += listing.coordinates[index * dimension..<(index + 1) * dimension] }
        coordinates = sorted
    }

    public var count: Int { squaredNorms.count }

    /// The vector at this place, `[dimension]`.
    public subscript(index: Int) -> [Int] {
        coordinates[index * dimension..<(index + 1) * dimension].map { Int($0) }
    }

    /// The coordinates of these places in the vector at this index.
    func part(_ places: Range<Int>, of index: Int) -> ArraySlice<Int32> {
        coordinates[index * dimension + places.lowerBound..<index * dimension + places.upperBound]
    }

    /// The greatest |m_k|.
    var reach: Int { Int(coordinates.reduce(0) { Swift.max($0, abs($1)) }) }

    private struct Listing {
        let dimension: Int
        let region: FrequencyRegion
        let isHalf: Bool
        var coordinates: [Int32] = []
        var squaredNorms: [Int] = []
        private var current: [Int32]

        init(dimension: Int, region: FrequencyRegion, isHalf: Bool) {
            self.dimension = dimension
            self.region = region
            self.isHalf = isHalf
            current = [Int32](repeating: 0, count: dimension)
        }

        mutating func extend(_ place: Int, squaredNorm: Int, isZero: Bool) {
            guard place < dimension else {
                coordinates += current
                squaredNorms.append(squaredNorm)
                return
            }
            let reach = region.reach(from: squaredNorm)
            for value in (isHalf && isZero ? 0 : -reach)...reach {
                current[place] = Int32(value)
                extend(place + 1, squaredNorm: squaredNorm + value * value, isZero: isZero && value == 0)
            }
        }
    }
}
