internal import Foundation
import Numerics

/// A map g of eigenvalues, as a value: what a modified kernel, or a preconditioner, makes of a spectrum.
///
/// A map takes a decreasing list and gives a list of the same length. Most maps look at each eigenvalue alone; some look at its place
/// in the list. Maps compose:
///
///     EigenvalueMap.power(2).then(.scaled(by: 10)).then(.capped(at: 0.5))
///
/// - Source: Geifman et al. 2024 (arXiv 2307.14531), whose g these are.
public struct EigenvalueMap: Sendable, Hashable, Codable {
    private enum Step: Sendable, Hashable, Codable {
        case power(Double)
        case scaled(Double)
        case capped(Double)
        case tikhonov(scale: Double, ridge: Double)
        case cutBelow(Double)
        case kept(Int)
        case flattened(Int)
        case squareRoot(pivot: Int)
        case reordered([Int])
        case interpolated([Double], [Double])
    }

    private let steps: [Step]

    private init(_ steps: [Step]) { self.steps = steps }

    /// g(λ) = λ.
    public static let identity = EigenvalueMap([])

    /// λ^s; s = 2 is the kernel twice in succession.
    public static func power(_ exponent: Double) -> EigenvalueMap { EigenvalueMap([.power(exponent)]) }

    /// cλ.
    public static func scaled(by factor: Double) -> EigenvalueMap { EigenvalueMap([.scaled(factor)]) }

    /// min(λ, c).
    public static func capped(at most: Double) -> EigenvalueMap { EigenvalueMap([.capped(most)]) }

    /// cλ/(λ + ρ): what a ridge ρ leaves of each direction.
    public static func tikhonov(scale: Double = 1, ridge: Double) -> EigenvalueMap {
        precondition(ridge > 0, "a ridge is positive")
        return EigenvalueMap([.tikhonov(scale: scale, ridge: ridge)])
    }

    /// λ where it is at least the threshold, 0 below.
    public static func cut(below threshold: Double) -> EigenvalueMap { EigenvalueMap([.cutBelow(threshold)]) }

    /// The first `count` as they are, 0 beyond.
    public static func cut(keeping count: Int) -> EigenvalueMap {
        precondition(count >= 0, "a count is not negative")
        return EigenvalueMap([.kept(count)])
    }

    /// The first `count` all lowered to the last of them: learned at one speed.
    public static func flattened(first count: Int) -> EigenvalueMap {
        precondition(count >= 1, "something to flatten")
        return EigenvalueMap([.flattened(count)])
    }

    /// √(λ λ_k) for the first k, and λ beyond: half of the exponent of a decay, and no jump at k.
    public static func squareRoot(first pivot: Int) -> EigenvalueMap {
        precondition(pivot >= 1, "a pivot is counted from 1")
        return EigenvalueMap([.squareRoot(pivot: pivot)])
    }

    /// Place i receives the eigenvalue of place `places[i]`, counted from 0; places beyond the list keep their own.
    public static func reordered(_ places: [Int]) -> EigenvalueMap { EigenvalueMap([.reordered(places)]) }

    /// Lines between points (λ, g), constant beyond the first and the last.
    ///
    /// - Parameters:
    ///   - eigenvalues: increasing.
    ///   - values: g there.
    public static func interpolated(_ eigenvalues: [Double], _ values: [Double]) -> EigenvalueMap {
        precondition(eigenvalues.count == values.count && !values.isEmpty, "one value an eigenvalue")
        precondition(zip(eigenvalues, eigenvalues.dropFirst()).allSatisfy { $0 < $1 }, "eigenvalues increase")
        return EigenvalueMap([.interpolated(eigenvalues, values)])
    }

    /// This map, and another one of what it gives.
    public func then(_ other: EigenvalueMap) -> EigenvalueMap { EigenvalueMap(steps + other.steps) }

    /// g(λ), in the places of λ, `[k]`.
    ///
    /// - Parameter eigenvalues: decreasing and not negative, `[k]`.
    /// - Throws: ``SpectrumKernelError/missingEigenvalue(index:available:)`` where the map refers to a place that is not there;
    ///   `.invalidEigenvalue` where a value is negative or not finite.
    public func callAsFunction(_ eigenvalues: [Double]) throws(SpectrumKernelError) -> [Double] {
        var values = eigenvalues
        for step in steps { values = try Self.apply(step, to: values) }
        for (index, value) in values.enumerated() where !(value >= 0 && value.isFinite) {
            throw .invalidEigenvalue(index: index, value: value)
        }
        return values
    }

    private static func apply(_ step: Step, to values: [Double]) throws(SpectrumKernelError) -> [Double] {
        switch step {
        case .power(let exponent): return values.map { pow($0, exponent) }
        case .scaled(let factor): return values.map { factor * $0 }
        case .capped(let most): return values.map { min($0, most) }
        case .tikhonov(let scale, let ridge): return values.map { scale * $0 / ($0 + ridge) }
        case .cutBelow(let threshold): return values.map { $0 >= threshold ? $0 : 0 }
        case .kept(let count): return values.indices.map { $0 < count ? values[$0] : 0 }
        case .flattened(let count):
            let level = try pivot(count, of: values)
            return values.indices.map { $0 < count ? level : values[$0] }
        case .squareRoot(let count):
            let level = try pivot(count, of: values)
            return values.indices.map { $0 < count ? (values[$0] * level).squareRoot() : values[$0] }
        case .reordered(let places):
            var result = values
            for (index, place) in places.prefix(values.count).enumerated() {
                guard values.indices.contains(place) else { throw .missingEigenvalue(index: place, available: values.count) }
                result[index] = values[place]
            }
            return result
        case .interpolated(let nodes, let heights): return values.map { interpolate($0, nodes, heights) }
        }
    }

    private static func pivot(_ count: Int, of values: [Double]) throws(SpectrumKernelError) -> Double {
        guard count <= values.count else { throw .missingEigenvalue(index: count - 1, available: values.count) }
        return values[count - 1]
    }

    private static func interpolate(_ value: Double, _ nodes: [Double], _ heights: [Double]) -> Double {
        guard let upper = nodes.firstIndex(where: { $0 > value }) else { return heights[heights.count - 1] }
        guard upper > 0 else { return heights[0] }
        let fraction = (value - nodes[upper - 1]) / (nodes[upper] - nodes[upper - 1])
        return heights[upper - 1] + fraction * (heights[upper] - heights[upper - 1])
    }
}
