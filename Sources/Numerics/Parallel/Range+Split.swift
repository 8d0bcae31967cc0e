extension Range<Int> {
    /// The range in pieces of a fixed length, the last one shorter, whatever the number of cores.
    package func split(every length: Int) -> [Range<Int>] {
        stride(from: lowerBound, to: upperBound, by: length).map { $0..<Swift.min($0 + length, upperBound) }
    }
}
