internal import Foundation

/// Counts of values in equal bins.
struct BinnedCounts: Equatable {
    let edges: [Double]
    let counts: [Int]
    let width: Double

    init(_ values: [Double], bins requested: Int?) {
        let sorted = values.sorted()
        guard let first = sorted.first, let last = sorted.last else {
            (edges, counts, width) = ([], [], 0)
            return
        }
        let bins = max(1, requested ?? Self.freedmanDiaconis(sorted))
        let low = first < last ? first : first - 0.5
        let high = first < last ? last : last + 0.5
        let width = (high - low) / Double(bins)
        var counts = [Int](repeating: 0, count: bins)
        for value in sorted { counts[min(bins - 1, Int((value - low) / width))] += 1 }
        edges = (0...bins).map { $0 == bins ? high : low + Double($0) * width }
        self.counts = counts
        self.width = width
    }

    private static func freedmanDiaconis(_ sorted: [Double]) -> Int {
        let range = sorted[sorted.count - 1] - sorted[0]
        let spread = FiveNumbers.quantile(0.75, of: sorted) - FiveNumbers.quantile(0.25, of: sorted)
        guard range > 0, spread > 0 else { return 10 }
        let bins = range / (2 * spread / cbrt(Double(sorted.count)))
        return min(80, max(5, Int(bins.rounded(.up))))
    }
}
