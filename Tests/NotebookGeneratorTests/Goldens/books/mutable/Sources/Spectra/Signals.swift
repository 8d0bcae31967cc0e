/// A sequence of coefficients.
public protocol Signal: Sendable {
    func coefficient(_ index: Int) -> Double
    func label() -> String
}

extension Signal {
    public func label() -> String { "a signal" }
}

/// Coefficients that fall like a power of their index.
public struct PowerSignal: Signal {
    public var exponent: Double

    public init(exponent: Double = 1.5) { self.exponent = exponent }

    public func coefficient(_ index: Int) -> Double {
        let base = Double(index + 1)
        return amplitude / (base * exponent)
    }
}

/// Coefficients from a list, over and over.
public struct StepSignal: Signal {
    public init() {}

    public func coefficient(_ index: Int) -> Double { levels[index % levels.count] }
    public func label() -> String { "steps" }
}

private let amplitude = 2.5
private let levels: [Double] = [3, 1, 4, 1, 5]

@inline(never) public func energy<S: Signal>(_ signal: S, terms: Int = 8) -> Double {
    var sum = 0.0
    for index in 0..<terms { sum += signal.coefficient(index) * signal.coefficient(index) }
    return sum
}

@inline(never) public func powerEnergy(_ terms: Int) -> Double { energy(PowerSignal(exponent: 2), terms: terms) }

@inline(never) public func unusedEnergy(_ terms: Int) -> Double { Double(terms) * 0.125 }
