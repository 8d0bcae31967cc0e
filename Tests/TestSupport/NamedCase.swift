internal import Testing

/// A row of a table of test cases, which prints its own name.
package struct NamedCase<Value: Sendable>: CustomTestStringConvertible, Sendable {
    package let name: String
    package let value: Value
    package var testDescription: String { name }

    package init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }
}
