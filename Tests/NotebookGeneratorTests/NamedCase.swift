import Testing

/// A row of a table of test cases, which prints its own name.
struct NamedCase<Value: Sendable>: CustomTestStringConvertible, Sendable {
    let name: String
    let value: Value
    var testDescription: String { name }

    init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }
}
