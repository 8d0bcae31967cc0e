import FeatureLearning
import Foundation
import Numerics
import Testing

@Suite("Principal angles")
struct PrincipalAnglesTests {
    @Test("known angles, however small or right, whichever subspace comes first")
    func known() throws {
        let angles = [1e-9, 0.3, 0.5 * Double.pi - 1e-9]
        // Subspace one: e₁, e₂, e₃; two: each turned towards another axis; both seen in a turned basis.
        let turn = try SymmetricEigendecomposition(of: Matrix(rows: 8, columns: 8) { 1 / Double($0 + $1 + 1) }).vectors
        let first = turn * Matrix(rows: 8, columns: 3) { $0 == $1 ? 1 : 0 }
        let second =
            turn
            * Matrix(rows: 8, columns: 3) { row, column in
                row == column ? cos(angles[column]) : row == column + 3 ? sin(angles[column]) : 0
            }
        let (there, back) = (try PrincipalAngles(between: first, and: second), try PrincipalAngles(between: second, and: first))
        for (angle, known) in zip(there.angles, angles) { #expect(abs(angle - known) < 1e-14) }
        for (angle, known) in zip(back.angles, angles) { #expect(abs(angle - known) < 1e-14) }
        #expect(abs(there.overlap - (1 + cos(0.3) * cos(0.3)) / 3) < 1e-12)
    }

    @Test("a subspace inside a larger one")
    func inside() throws {
        let large = Matrix(rows: 5, columns: 3) { $0 == $1 ? 1 : 0 }
        let small = Matrix(columns: [[0.6, 0.8, 0, 0, 0]])
        let angles = try PrincipalAngles(between: large, and: small)
        #expect(angles.angles.count == 1)
        #expect(angles.angles[0] < 1e-15)
        #expect(try PrincipalAngles(between: small, and: large) == angles)
    }

    @Test("a basis that is not finite has no angles")
    func notFinite() {
        #expect(throws: LinearAlgebraError.self) {
            try PrincipalAngles(between: Matrix(columns: [[.nan, 0]]), and: Matrix(columns: [[1, 0]]))
        }
    }
}
