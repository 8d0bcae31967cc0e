import Foundation
import Testing

@testable import Plotting

/// Lines of equal value against functions whose lines are known.
struct ContourTests {
    private let count = 41

    private func values(_ function: (Double, Double) -> Double) -> [Double] {
        (0..<count).flatMap { row in (0..<count).map { function(Double($0), Double(row)) } }
    }

    @Test func linesOfAPlaneAreStraight() throws {
        let lines = MarchingSquares(columns: count, values: values { 2 * $0 + 3 * $1 }, level: 60.5).lines
        let line = try #require(lines.first)
        #expect(lines.count == 1)
        // Interpolation between corners is exact where the function is linear.
        #expect(line.allSatisfy { abs(2 * $0.x + 3 * $0.y - 60.5) < 1e-9 })
        let ends = [line[0], line[line.count - 1]]
        #expect(ends.allSatisfy { $0.x == 0 || $0.y == 0 || $0.x == Double(count - 1) || $0.y == Double(count - 1) })
    }

    /// Inside a cell of side 1 the error of a distance is of second order: 1/(8 r).
    @Test(arguments: [4.3, 9.7, 15.2]) func linesOfADistanceAreCircles(_ radius: Double) throws {
        let lines = MarchingSquares(columns: count, values: values { hypot($0 - 20, $1 - 20) }, level: radius).lines
        let line = try #require(lines.first)
        #expect(lines.count == 1 && line.first == line.last)
        #expect(line.allSatisfy { abs(hypot($0.x - 20, $0.y - 20) - radius) < 1 / (8 * radius) + 1e-9 })
        let length = zip(line, line.dropFirst()).map { hypot($1.x - $0.x, $1.y - $0.y) }.reduce(0, +)
        #expect(abs(length / (2 * .pi * radius) - 1) < 0.02)
    }

    @Test func saddlesAreDecidedByTheirMiddle() {
        let square = MarchingSquares(columns: 2, values: [1, 0, 0, 1], level: 0.4)
        #expect(square.lines.count == 2)
        // The middle is high: the low corners are cut off.
        #expect(square.lines.contains { $0.allSatisfy { $0.x + 1 - $0.y > 0.9 } })
    }

    @Test func linesEndWhereValuesAreMissing() {
        var missing = values { x, _ in x }
        missing[20 * count + 20] = .nan
        let lines = MarchingSquares(columns: count, values: missing, level: 20.5).lines
        #expect(lines.count == 2 && lines.allSatisfy { $0.allSatisfy { $0.x == 20.5 } })
    }

    @Test func levelsOutsideHaveNoLines() {
        #expect(MarchingSquares(columns: count, values: values { x, y in x + y }, level: 1000).lines.isEmpty)
    }
}
