import Spectra

open class Descent {
    public init() {}
    open func step(_ value: Double) -> Double { value / 2 }
    open func title() -> String { "plain" }
}

public final class Momentum: Descent {
    public override func step(_ value: Double) -> Double { value / 4 }
}

@inline(never) public func descend(_ solver: Descent, from start: Double, steps: Int = 3) -> Double {
    var value = start
    for _ in 0..<steps { value = solver.step(value) }
    return value
}

@inline(never) public func limit(of norm: Norm) -> Double {
    switch norm {
    case .absolute: 1
    case .euclidean: 2
    case .maximum: 3
    }
}
