internal import Foundation

/// Counts of values in equal bins.
struct BinnedCounts: Equatable {
    static let limit = 10_000

    let edges: [Double]
    let counts: [Int]
    let width: Double

    init(_ values: [Double], bins requested: Int?) {
        let sorted = values.sorted()
        guard let first = sorted.first, let last = sorted.last else {
            (edges, counts, width) = ([], [], 0)
            return
        }
        let bins = min(max(1, requested ?? Self.freedmanDiaconis(sorted)), Self.limit)
        let room = max(0.5, first.magnitude * 1e-9)
        let low = first < last ? first : first - room
        let high = first < last ? last : last + room
        let width = high / Double(bins) - low / Double(bins)
        guard width.isFinite, width > 0 else {
            (edges, counts, self.width) = ([], [], 0)
            return
        }
        var counts = [Int](repeating: 0, count: bins)
        for value in sorted { counts[Int(min(Double(bins - 1), max(0, value / width - low / width)))] += 1 }
        edges = (0...bins).map { $0 == bins ? high : low + Double($0) * width }
        self.counts = counts
        self.width = width
    }

    private static func freedmanDiaconis(_ sorted: [Double]) -> Int {
        let range = sorted[sorted.count - 1] - sorted[0]
        let spread = FiveNumbers.quantile(0.75, of: sorted) - FiveNumbers.quantile(0.25, of: sorted)
        guard range > 0, spread > 0 else { return 10 }
        let bins = range / (2 * spread / cbrt(Double(sorted.count)))
        return bins.isFinite ? Int(min(80, max(5, bins.rounded(.up)))) : 10
    }
}
