import Foundation
import TestSupport
import Testing

@testable import NotebookKit

/// Values come out of the store as they went in, also infinities and missing ones.
@Suite struct StoredValuesTests {
    private struct Point: Codable, Sendable, Equatable { var x: Double, y: Double? }

    /// What a later block reads of what `value` was stored as.
    private func stored<Value: Codable & Sendable>(_ value: Value) throws -> [Value] {
        let tree = try FileTree()
        let file = tree.path("value.json")
        try ValueCoding.encode(value).write(to: URL(fileURLWithPath: file))
        let values = StoredValues()
        values.locate(["value": file])
        return try (0..<2).map { _ in try values.value(of: "value", as: Value.self) }
    }

    @Test func comeBackAsTheyWere() throws {
        #expect(try stored(Point(x: 0.1, y: nil)) == [Point(x: 0.1, y: nil), Point(x: 0.1, y: nil)])
        let numbers: [Double] = [1, .infinity, -.infinity]
        #expect(try stored(numbers) == [numbers, numbers])
        #expect(try stored([Double.nan]).allSatisfy { $0[0].isNaN })
        let least = Double.leastNonzeroMagnitude
        #expect(try stored(least) == [least, least])
    }

    @Test func optionalsToo() throws {
        #expect(try stored(Point?.some(Point(x: 3, y: 4))) == [Point(x: 3, y: 4), Point(x: 3, y: 4)])
        #expect(try stored(Point?.none) == [nil, nil])
        #expect(try stored(Double??.some(2)) == [2, 2])
    }

    @Test func missingOnesAreErrors() {
        #expect(throws: MissingValue.self) { try StoredValues().value(of: "nothing", as: Double.self) }
        #expect(throws: MissingValue.self) { try StoredValues().value(of: "nothing", as: Double?.self) }
    }
}
