/// Ways to measure a sequence.
public enum Norm: String, Codable, CaseIterable, Sendable { case absolute, euclidean, maximum }

/// Filled when it is first used.
public let weights: [Double] = (1...6).map { 1 / Double($0) }

@inline(never) public func weighted(_ values: [Double]) -> Double {
    var sum = 0.0
    for (index, value) in values.enumerated() { sum += value * weights[index % weights.count] }
    return sum
}

@inlinable public func clipped(_ value: Double) -> Double { value < 0.75 ? 0.75 : value }

infix operator <+> : AdditionPrecedence
@inline(never) public func <+> (left: Double, right: Double) -> Double { left + 2 * right }

/// What no chapter uses.
public struct Unrelated: Codable, Sendable {
    public var name: String
    public init(name: String) { self.name = name }
}
