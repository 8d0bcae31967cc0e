internal import Foundation

extension Array where Element == Double {
    /// `count` ≥ 2 equally spaced numbers from `first` to `last`, both exact.
    public static func linear(from first: Double, through last: Double, count: Int) -> [Double] {
        precondition(count >= 2, "a grid has two ends")
        return (0..<count).map { index in
            if index == count - 1 { return last }
            return first + (last - first) * (Double(index) / Double(count - 1))
        }
    }

    /// `count` ≥ 2 positive numbers from `first` to `last`, both exact, each the same multiple of the one before.
    public static func logarithmic(from first: Double, through last: Double, count: Int) -> [Double] {
        precondition(first > 0 && last > 0, "a logarithmic grid is positive")
        var grid = [Double].linear(from: log(first), through: log(last), count: count).map { exp($0) }
        grid[0] = first
        grid[count - 1] = last
        return grid
    }
}
