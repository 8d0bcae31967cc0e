import Testing

@testable import NotebookGenerator

@Suite struct StalenessTests {
    private static func key(
        code: String = "code", inputs: [String: Digest] = [:], data: [String: Digest] = [:], tools: String = "tools"
    ) -> BlockKey {
        BlockKey(
            kind: .experiment, block: "b", code: Digest(of: code), inputs: inputs, data: data, tools: Digest(of: tools))
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let current: BlockKey?
        let previous: BlockKey?
        var pending: [String] = []
        let expected: Staleness
    }

    static let cases = [
        Case(testDescription: "first run", current: key(), previous: nil, expected: .neverRan),
        Case(testDescription: "code", current: key(code: "new"), previous: key(), expected: .codeChanged),
        Case(
            testDescription: "input", current: key(inputs: ["a": Digest(of: "1"), "c": Digest(of: "3")]),
            previous: key(inputs: ["a": Digest(of: "2"), "c": Digest(of: "3")]), expected: .inputsChanged(["a"])),
        Case(
            testDescription: "input added", current: key(inputs: ["a": Digest(of: "1")]), previous: key(),
            expected: .inputsChanged(["a"])),
        Case(
            testDescription: "data", current: key(data: ["d": Digest(of: "1")]), previous: key(data: ["d": Digest(of: "2")]),
            expected: .dataChanged(["d"])),
        Case(testDescription: "tools", current: key(tools: "new"), previous: key(), expected: .toolsChanged),
        Case(testDescription: "nothing but the outcome", current: key(), previous: key(), expected: .outcomeLost),
        Case(
            testDescription: "waits for an input", current: nil, previous: key(), pending: ["a"],
            expected: .inputsMayChange(["a"])),
    ]

    @Test(arguments: cases) func eachReasonIsTold(_ test: Case) {
        #expect(staleness(current: test.current, previous: test.previous, pending: test.pending) == test.expected)
    }

    @Test func everyPartOfAKeyCounts() {
        let keys = [
            Self.key(), Self.key(code: "x"), Self.key(tools: "x"), Self.key(inputs: ["a": Digest(of: "1")]),
            Self.key(data: ["a": Digest(of: "1")]), Self.key(inputs: ["b": Digest(of: "1")]),
            Self.key(inputs: ["a": Digest(of: "2")]),
        ]
        #expect(Set(keys.map(\.digest)).count == keys.count)
    }
}

@Suite struct ReadableSymbolTests {
    @Test(arguments: [
        (
            "SequenceModels.VanillaFlow.state(eigenvalue: Swift.Double, time: Swift.Double) -> SequenceModels.FlowState",
            "VanillaFlow.state(eigenvalue:time:)", true
        ),
        ("Numerics.hurwitzZeta(Swift.Double, Swift.Double) -> Swift.Double", "Numerics.hurwitzZeta(_:_:)", true),
        ("Plotting.BarDrawing.nodes.getter : [Plotting.SceneNode]", "BarDrawing.nodes.getter", true),
        ("type metadata accessor for Plotting.Axis", "type metadata accessor for Plotting.Axis", false),
    ])
    func symbolsReadAsTheyWereWritten(_ demangled: String, _ expected: String, _ isPlain: Bool) {
        let symbol = ReadableSymbol(demangled: demangled)
        #expect(symbol.text == expected)
        #expect(symbol.isPlain == isPlain)
    }
}
