internal import Foundation
import Numerics

/// A kernel on the unit sphere that depends on the angle θ between two points alone: K(x, x') = κ(cos θ).
public protocol ZonalKernel: Sendable {
    /// Short, for legends and tables.
    var label: String { get }

    /// κ(cos θ), accurate also where θ is small.
    ///
    /// - Parameter angle: θ, from 0 to π.
    func value(angle: Double) -> Double

    /// Replaces each cosine by the kernel's value there.
    ///
    /// - Parameter cosines: what rounding has put outside [−1, 1] counts as its end.
    func replace(cosines: UnsafeMutableBufferPointer<Double>)

    /// The kernel's eigenvalue for cos kφ and sin kφ on the circle with its uniform probability measure, if it is known in
    /// closed form.
    ///
    /// - Parameter frequency: k ≥ 0.
    func circleEigenvalue(frequency: Int) -> Double?
}

extension ZonalKernel {
    public func replace(cosines: UnsafeMutableBufferPointer<Double>) {
        for index in cosines.indices { cosines[index] = value(angle: acos(min(max(cosines[index], -1), 1))) }
    }

    public func circleEigenvalue(frequency: Int) -> Double? { nil }

    /// κ(u) for a row of cosines.
    public func values(cosines: [Double]) -> [Double] {
        var values = cosines
        values.withUnsafeMutableBufferPointer { replace(cosines: $0) }
        return values
    }
}

/// Hands a row to a vector loop that takes groups of eight.
func inGroups(_ row: UnsafeMutableBufferPointer<Double>, _ body: (UnsafeMutablePointer<Double>, Int) -> Void) {
    guard let start = row.baseAddress else { return }
    let whole = row.count / 8
    body(start, whole)
    let rest = row.count - 8 * whole
    guard rest > 0 else { return }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 8) { group in
        guard let target = group.baseAddress else { return }
        group.initialize(repeating: 0)
        target.update(from: start + 8 * whole, count: rest)
        body(target, 1)
        (start + 8 * whole).update(from: target, count: rest)
    }
}
