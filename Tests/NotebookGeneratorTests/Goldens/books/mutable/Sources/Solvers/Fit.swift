import Spectra

/// A straight line.
public struct Fit: Codable, Sendable {
    public var slope: Double
    public var intercept: Double

    public init(slope: Double, intercept: Double) {
        self.slope = slope
        self.intercept = intercept
    }
}

public protocol Bounded { var bound: Double { get } }

extension Fit: Bounded {
    public var bound: Double { slope + intercept }
}

@inline(never) public func bound(of value: Any) -> Double { (value as? any Bounded)?.bound ?? -1 }

@inline(never) public func fit(_ values: [Double]) -> Fit {
    Fit(slope: weighted(values), intercept: powerEnergy(values.count))
}
