internal import Foundation

/// The components of a model, with neighbours in the spectrum that differ in little else put together.
///
/// A sum of f(ln λ_j, θ*_j) over many components is a sum over few nodes: on a stretch of ln λ, f is interpolated, and a node's
/// weight is what the components give to it. Components without signal are pooled, and those whose signal is nearly a power of
/// λ (``SignalLine``): misaligned power laws, whose places are rounded.
struct ComponentPool: Sendable, Hashable {
    struct Entry: Sendable, Hashable {
        let eigenvalue: Double
        let signal: Double
        /// The number of components that it stands for; interpolation can make it negative.
        let weight: Double
    }

    private(set) var entries: [Entry] = []

    /// - Parameter isPooled: if not, every component stands for itself.
    /// - Complexity: 0.1 µs a component.
    init(eigenvalues: [Double], signal: [Double], isPooled: Bool = true) {
        let components = eigenvalues.indices
            .map { Component(x: log(eigenvalues[$0]), signal: signal[$0]) }
            .sorted { $0.x > $1.x }
        var start = 0
        while start < components.count {
            let end = components[start...].firstIndex { $0.x < components[start].x - Self.stretch } ?? components.count
            let panel = components[start..<end]
            for group in [panel.filter { $0.signal == 0 }, panel.filter { $0.signal != 0 }] {
                entries += isPooled ? Self.pooled(group) ?? Self.single(group) : Self.single(group)
            }
            start = end
        }
    }

    struct Component {
        /// ln λ.
        let x: Double
        let signal: Double
    }

    private static func single(_ components: [Component]) -> [Entry] {
        components.map { Entry(eigenvalue: exp($0.x), signal: $0.signal, weight: 1) }
    }

    /// Nil if the components are too few, or their signal is no power of λ.
    private static func pooled(_ components: [Component]) -> [Entry]? {
        guard let first = components.first, let last = components.last, first.x > last.x else { return nil }
        guard components.count >= 2 * nodes.count, let line = SignalLine(components) else { return nil }
        guard 2 * components.count >= 3 * nodes.count * line.rows.count else { return nil }
        let (middle, half) = (0.5 * (first.x + last.x), 0.5 * (first.x - last.x))
        let rows = line.rows.count
        var weights = [Double](repeating: 0, count: nodes.count * rows)
        var along = scales
        for component in components {
            let across = line.shares(of: component)
            share((component.x - middle) / half, among: &along)
            for node in nodes.indices {
                for row in 0..<rows { weights[node * rows + row] += along[node] * across[row] }
            }
        }
        return nodes.indices.flatMap { node in
            let x = middle + half * nodes[node]
            return line.rows.indices.map { row in
                Entry(eigenvalue: exp(x), signal: line.signal(at: x, row: row), weight: weights[node * rows + row])
            }
        }
    }

    /// Lagrange's polynomials at x in [−1, 1]: each the product of the factors before it and of those after it.
    private static func share(_ x: Double, among shares: inout [Double]) {
        var product = 1.0
        for index in nodes.indices {
            shares[index] = scales[index] * product
            product *= x - nodes[index]
        }
        product = 1
        for index in nodes.indices.reversed() {
            shares[index] *= product
            product *= x - nodes[index]
        }
    }

    /// In ln λ. As a function of it, every flow's learned fraction has its poles π away from the real line: with twelve nodes the
    /// interpolation is exact to about 10⁻⁸.
    private static let stretch = 2.4
    private static let nodes = (0..<12).map { cos((Double($0) + 0.5) * .pi / 12) }
    private static let scales = nodes.map { node in nodes.reduce(1) { $1 == node ? $0 : $0 / (node - $1) } }
}
