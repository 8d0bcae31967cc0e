import Foundation
import Numerics
import Testing

@testable import FeatureLearning

@Suite("Rotations in the span of a few vectors")
struct SkewSpanTests {
    static let length = 7

    /// Two planes whose second vectors are as good as parallel, and a combination of both with their commutator.
    static func span() -> (span: SkewSpan, coordinates: SkewSpan.Coordinates) {
        let stream = RandomStream(seed: 11)
        var span = SkewSpan(length: length, capacity: 6)
        let v = stream.stream(1).normals(count: length)
        span.append(stream.stream(0).normals(count: length), v)
        let first = span.lastPlane(scale: 0.2)
        span.append(stream.stream(2).normals(count: length), v.map { $0 * (1 + 1e-13) })
        let second = span.inverseDifferential(at: first, scale: 0.15)
        return (span, zip(first, second).map(+))
    }

    /// P S Pᵀ, all N² elements.
    static func dense(_ span: SkewSpan, _ coordinates: SkewSpan.Coordinates) -> Matrix {
        Matrix(columns: (0..<length).map { column in span.apply(coordinates, on: (0..<length).map { $0 == column ? 1.0 : 0 }) })
    }

    /// Scaling, Taylor's series and squaring.
    static func exponential(_ matrix: Matrix) -> Matrix {
        let small = 1.0 / 256 * matrix
        var (term, sum) = (Matrix.identity(matrix.rows), Matrix.identity(matrix.rows))
        for order in 1...20 {
            term = 1 / Double(order) * (term * small)
            sum = sum + term
        }
        for _ in 0..<8 { sum = sum * sum }
        return sum
    }

    @Test("the exponential on vectors and matrices is that of the whole matrix")
    func exponential() {
        let (span, coordinates) = Self.span()
        let dense = Self.dense(span, coordinates)
        #expect((dense + dense.transposed).maximumNorm < 1e-14)
        #expect(dense.norm > 0.5)
        #expect(abs(span.norm(of: coordinates) - dense.norm) < 1e-13)
        let truth = Self.exponential(dense)
        let x = RandomStream(seed: 12).normals(count: Self.length)
        #expect(TestModels.largestDistance(span.exponential(of: coordinates, on: x), truth * x) < 1e-13)
        let back = span.exponential(of: coordinates, isInverse: true, on: span.exponential(of: coordinates, on: x))
        #expect(TestModels.largestDistance(back, x) < 1e-13)
        let basis = Matrix(rows: 4, columns: Self.length) { sin(Double($0 + 3 * $1)) }
        #expect((span.exponential(of: coordinates, rotating: basis) - basis * truth).maximumNorm < 1e-13)
    }

    @Test("the inverse differential is the speed at which the exponential follows Ω, up to sixth order")
    func inverseDifferential() throws {
        let scales = [1.0, 0.7, 0.5]
        let defects = scales.map { scale -> Double in
            var (span, whole) = Self.span()
            whole = whole.map { $0 * scale }
            let stream = RandomStream(seed: 13)
            span.append(stream.stream(0).normals(count: Self.length), stream.stream(1).normals(count: Self.length))
            let plane = span.lastPlane(scale: 1)
            let speed = span.inverseDifferential(at: whole, scale: 1)
            let (σ, rate) = (Self.dense(span, whole), Self.dense(span, speed))
            // exp(σ + hσ') = exp(σ)(I + hΩ + …): a central difference of fourth order.
            let h = 1e-3
            func at(_ step: Double) -> Matrix { Self.exponential(σ + step * rate) }
            let slope = 1 / (12 * h) * (8.0 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h)))
            return (Self.exponential(-1.0 * σ) * slope - Self.dense(span, plane)).maximumNorm
        }
        #expect(defects[0] < 1e-2)
        let slope = try PowerLawFit(x: scales, y: defects).slope
        #expect(abs(slope - 6) < 0.5)
    }
}
