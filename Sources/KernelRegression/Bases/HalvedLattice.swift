/// The frequencies of a region as pairs of a vector on the first coordinates and one on the rest.
///
/// The first part runs over half a lattice: c_{−m} is the conjugate of c_m. The second parts that go with a first part of norm s are
/// those of norm ≤ R − s, a prefix of a list by norm; so all pairs are a few full rectangles.
struct HalvedLattice {
    /// First parts of one norm with all second parts that go with them.
    struct Rectangle {
        let firsts: Range<Int>
        /// How many of the second parts, from the beginning.
        let seconds: Int
        /// Where its sums start. There, column by column, two rows (real, imaginary) for each first part.
        let offset: Int
    }

    struct Place {
        let real: Int
        var imaginary: Int { real + 1 }
    }

    let firsts: Frequencies
    let seconds: Frequencies
    let rectangles: [Rectangle]
    /// How many numbers the sums of all pairs are.
    let size: Int
    private let firstIndex: [ArraySlice<Int32>: Int]
    private let secondIndex: [ArraySlice<Int32>: Int]
    private let rectangleOfFirst: [Int]

    /// - Parameter isQuartered: of second parts, too, only half a lattice is kept.
    init(dimension: Int, region: FrequencyRegion, isQuartered: Bool = false) {
        let split = (dimension + 1) / 2
        firsts = Frequencies(dimension: split, region: region, isHalf: true)
        seconds = Frequencies(dimension: dimension - split, region: region, isHalf: isQuartered)
        var (rectangles, rectangleOfFirst) = ([Rectangle](), [Int]())
        var (start, offset) = (0, 0)
        while start < firsts.count {
            let norm = firsts.squaredNorms[start]
            var end = start
            while end < firsts.count, region.isShell(norm, firsts.squaredNorms[end]) { end += 1 }
            let width = region.prefix(of: seconds.squaredNorms, besides: norm)
            rectangleOfFirst += [Int](repeating: rectangles.count, count: end - start)
            rectangles.append(Rectangle(firsts: start..<end, seconds: width, offset: offset))
            offset += 2 * (end - start) * width
            start = end
        }
        self.rectangles = rectangles
        self.rectangleOfFirst = rectangleOfFirst
        size = offset
        firstIndex = Self.index(firsts)
        secondIndex = Self.index(seconds)
    }

    /// Where the sum of a frequency is, or of its negative.
    func place(of frequencies: Frequencies, _ index: Int) -> (place: Place, isConjugate: Bool) {
        let split = firsts.dimension
        let first = frequencies.part(0..<split, of: index)
        let second = frequencies.part(split..<frequencies.dimension, of: index)
        if let place = place(first, second) { return (place, false) }
        let negative = place(ArraySlice(first.map { -$0 }), ArraySlice(second.map { -$0 }))
        guard let negative else { preconditionFailure("a symmetric region holds m or −m as a pair of its parts") }
        return (negative, true)
    }

    /// Where a frequency of half a lattice is in a quartered one: as the sum of its parts, or as the difference.
    func position(of frequencies: Frequencies, _ index: Int) -> Position {
        let split = firsts.dimension
        let second = frequencies.part(split..<frequencies.dimension, of: index)
        let isSum = secondIndex[second] != nil
        guard let first = firstIndex[frequencies.part(0..<split, of: index)],
            let column = secondIndex[isSum ? second : ArraySlice(second.map { -$0 })]
        else { preconditionFailure("half a lattice's vectors have their first parts in half a lattice") }
        let rectangle = rectangles[rectangleOfFirst[first]]
        return Position(rectangle: rectangle, row: first - rectangle.firsts.lowerBound, column: column, isSum: isSum)
    }

    struct Position {
        let rectangle: Rectangle
        /// Among its first parts.
        let row: Int
        /// Among its second parts.
        let column: Int
        let isSum: Bool
    }

    private func place(_ first: ArraySlice<Int32>, _ second: ArraySlice<Int32>) -> Place? {
        guard let row = firstIndex[first], let column = secondIndex[second] else { return nil }
        let rectangle = rectangles[rectangleOfFirst[row]]
        let height = 2 * rectangle.firsts.count
        return Place(real: rectangle.offset + column * height + 2 * (row - rectangle.firsts.lowerBound))
    }

    private static func index(_ frequencies: Frequencies) -> [ArraySlice<Int32>: Int] {
        var index: [ArraySlice<Int32>: Int] = [:]
        for place in 0..<frequencies.count { index[frequencies.part(0..<frequencies.dimension, of: place)] = place }
        return index
    }
}

extension FrequencyRegion {
    /// Whether two vectors of these norms leave the same room for other coordinates.
    fileprivate func isShell(_ norm: Int, _ other: Int) -> Bool {
        switch self {
        case .ball: norm == other
        case .cube: true
        }
    }

    /// How many of these non-decreasing norms fit besides coordinates of squared norm `norm`.
    fileprivate func prefix(of norms: [Int], besides norm: Int) -> Int {
        switch self {
        case .ball(let squaredRadius): norms.firstIndex { $0 > squaredRadius - norm } ?? norms.count
        case .cube: norms.count
        }
    }
}
