internal import Foundation
import Numerics
import SpectrumKernels

/// A function on the sphere that depends on a few directions: f(x) = Σ c √N_ℓ P_ℓ(⟨w, x⟩) over its terms.
///
/// P_ℓ is Gegenbauer's polynomial with P_ℓ(1) = 1, N_ℓ the number of harmonics of its degree. Over uniform x, E P_ℓ(⟨w, x⟩) P_k(⟨v, x⟩)
/// is P_ℓ(⟨w, v⟩)/N_ℓ if k = ℓ and 0 otherwise, so each term alone has norm |c|. One direction makes a single-index target; several make a multi-index target. Norms, and the parts of
/// each degree, are exact: no sample is needed.
public struct ZonalTarget: Sendable, Hashable, Codable {
    /// c √N_ℓ P_ℓ(⟨w, x⟩).
    public struct Term: Sendable, Hashable, Codable {
        /// ℓ.
        public let degree: Int
        /// w, a unit vector, `[d]`.
        public let direction: [Double]
        /// c.
        public let height: Double

        public init(degree: Int, direction: [Double], height: Double) {
            precondition(degree >= 0, "a degree is not negative")
            self.degree = degree
            self.direction = direction
            self.height = height
        }
    }

    /// d.
    public let dimension: Int
    private var polynomials: Gegenbauer { Gegenbauer(dimension: dimension) }
    public let terms: [Term]

    /// - Parameter terms: their directions have d coordinates and length one.
    public init(dimension: Int, terms: [Term]) {
        precondition(
            terms.allSatisfy { term in
                term.direction.count == dimension && abs(term.direction.reduce(0) { $0 + $1 * $1 } - 1) < 1e-9
            }, "directions are unit vectors of the target's dimension")
        self.dimension = dimension
        self.terms = terms
    }

    /// Of one index, the first coordinate: Σ heights[ℓ] √N_ℓ P_ℓ(x₁), from degree 0 on.
    public static func singleIndex(dimension: Int, heights: [Double]) -> ZonalTarget {
        ZonalTarget(
            dimension: dimension,
            terms: heights.enumerated().filter { $0.element != 0 }.map { degree, height in
                Term(degree: degree, direction: axis([1], dimension), height: height)
            })
    }

    /// x₁x₂ … x_k but for its normalization: the harmonic of degree k that is a product of coordinates, with norm |height|.
    ///
    /// It is a sum of 2^{k−1} zonal terms, by polarization.
    public static func product(of coordinates: [Int], dimension: Int, height: Double) -> ZonalTarget {
        let degree = coordinates.count
        precondition(degree >= 1 && Set(coordinates).count == degree, "a product of different coordinates")
        precondition(coordinates.allSatisfy { (0..<dimension).contains($0) }, "coordinates of the space")
        let scale = 1 / Double(degree).squareRoot()
        let terms = (0..<1 << (degree - 1)).map { pattern -> Term in
            let signs = (0..<degree).map { $0 > 0 && pattern >> ($0 - 1) & 1 == 1 ? -1.0 : 1.0 }
            var direction = [Double](repeating: 0, count: dimension)
            for (place, sign) in zip(coordinates, signs) { direction[place] = scale * sign }
            return Term(degree: degree, direction: direction, height: signs.reduce(1, *))
        }
        return ZonalTarget(dimension: dimension, terms: terms).scaled(toNorm: height)
    }

    public static func + (left: ZonalTarget, right: ZonalTarget) -> ZonalTarget {
        ZonalTarget(dimension: left.dimension, terms: left.terms + right.terms)
    }

    /// The greatest degree of a term.
    public var degree: Int { terms.reduce(0) { max($0, $1.degree) } }

    /// ‖the part of degree ℓ‖² over uniform x, from ℓ = 0 to the greatest degree.
    public var energies: [Double] { energies(through: degree) }

    /// The same through degree L.
    public func energies(through degree: Int) -> [Double] {
        (0...degree).map { degree in
            let part = terms.filter { $0.degree == degree }
            return PairwiseSum.sum(
                part.flatMap { first in
                    part.map { second in
                        first.height * second.height
                            * polynomials.values(through: degree, at: Self.product(first.direction, second.direction))[degree]
                    }
                })
        }
    }

    /// ‖f‖² = E f(x)².
    public var energy: Double { energies.reduce(0, +) }

    /// f at the points, `[n]`.
    public func values(at points: SpherePoints) -> [Double] { partValues(at: points).total(rows: points.count) }

    /// The part of each degree at the points: `[n]` for each ℓ, through the greatest degree.
    public func partValues(at points: SpherePoints) -> [[Double]] {
        precondition(points.dimension == dimension, "points of the target's dimension")
        var parts = [[Double]](repeating: [Double](repeating: 0, count: points.count), count: degree + 1)
        for term in terms {
            let cosines = points.coordinates * term.direction
            let factor = term.height * harmonicMultiplicity(degree: term.degree, dimension: dimension).squareRoot()
            for row in cosines.indices {
                parts[term.degree][row] += factor * polynomials.values(through: term.degree, at: cosines[row])[term.degree]
            }
        }
        return parts
    }

    private func scaled(toNorm norm: Double) -> ZonalTarget {
        let factor = norm / energy.squareRoot()
        return ZonalTarget(
            dimension: dimension,
            terms: terms.map { Term(degree: $0.degree, direction: $0.direction, height: factor * $0.height) })
    }

    private static func axis(_ start: [Double], _ dimension: Int) -> [Double] {
        start + [Double](repeating: 0, count: dimension - start.count)
    }

    private static func product(_ first: [Double], _ second: [Double]) -> Double {
        zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    }
}

extension [[Double]] {
    fileprivate func total(rows: Int) -> [Double] {
        reduce([Double](repeating: 0, count: rows)) { sum, part in zip(sum, part).map { $0 + $1 } }
    }
}
