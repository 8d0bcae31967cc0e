internal import Foundation
import Numerics

/// The components of a model, with neighbours in the spectrum that differ in nothing else put together.
///
/// A sum of f(λ_j, θ*_j) over many components is a sum over few nodes: on a stretch of ln λ, f is interpolated, and a node's weight
/// is what the components give to it. Components without signal are pooled, and those whose signal is a power of λ.
struct ComponentPool: Sendable, Hashable {
    struct Entry: Sendable, Hashable {
        let eigenvalue: Double
        let signal: Double
        /// The number of components that it stands for.
        let weight: Double
    }

    private(set) var entries: [Entry] = []

    /// - Complexity: 0.1 µs a component.
    init(eigenvalues: [Double], signal: [Double]) {
        let components = eigenvalues.indices
            .map { (x: log(eigenvalues[$0]), signal: signal[$0]) }
            .sorted { $0.x > $1.x }
        var start = 0
        while start < components.count {
            let end = components[start...].firstIndex { $0.x < components[start].x - Self.stretch } ?? components.count
            let panel = components[start..<end]
            pool(panel.filter { $0.signal == 0 })
            pool(panel.filter { $0.signal != 0 })
            start = end
        }
    }

    private typealias Component = (x: Double, signal: Double)

    private mutating func pool(_ components: [Component]) {
        guard let pooled = Self.interpolated(components) else {
            return entries += components.map { Entry(eigenvalue: exp($0.x), signal: $0.signal, weight: 1) }
        }
        entries += pooled
    }

    /// Nil if the components are too few, or their signal is not a power of λ, or a weight were negative.
    private static func interpolated(_ components: [Component]) -> [Entry]? {
        guard components.count >= 4 * nodes.count, let first = components.first, let last = components.last else { return nil }
        guard let signal = powerLaw(components, first, last) else { return nil }
        let (middle, half) = (0.5 * (first.x + last.x), 0.5 * (first.x - last.x))
        guard half > 0 else { return nil }
        var weights = [Double](repeating: 0, count: nodes.count)
        for component in components {
            for (index, share) in shares((component.x - middle) / half).enumerated() { weights[index] += share }
        }
        guard weights.allSatisfy({ $0 >= 0 }) else { return nil }
        return zip(nodes, weights).map { node, weight in
            let x = middle + half * node
            return Entry(eigenvalue: exp(x), signal: signal(x), weight: weight)
        }
    }

    /// θ* as a function of ln λ: zero, or the power law through both ends if it goes through all components.
    private static func powerLaw(_ components: [Component], _ first: Component, _ last: Component) -> ((Double) -> Double)? {
        if first.signal == 0 { return { _ in 0 } }
        guard first.signal / last.signal > 0 else { return nil }
        let slope = (log(abs(first.signal)) - log(abs(last.signal))) / (first.x - last.x)
        let law = { x in first.signal * exp(slope * (x - first.x)) }
        return components.allSatisfy { abs(law($0.x) - $0.signal) < 1e-11 * abs($0.signal) } ? law : nil
    }

    /// Lagrange's polynomials at x in [−1, 1].
    private static func shares(_ x: Double) -> [Double] {
        nodes.indices.map { index in
            var product = 1.0
            for other in nodes.indices where other != index { product *= (x - nodes[other]) / (nodes[index] - nodes[other]) }
            return product
        }
    }

    /// In ln λ. As a function of it, every flow's learned fraction has its poles π away from the real line.
    private static let stretch = 1.2
    private static let nodes = (0..<10).map { cos((Double($0) + 0.5) * .pi / 10) }
}
