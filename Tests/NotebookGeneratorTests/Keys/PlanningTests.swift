import Testing
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// Why a block would run again.
@Suite struct StalenessTests {
    private static func key(
        code: String = "code", inputs: [String: Digest] = [:], data: [String: Digest] = [:], tools: String = "tools",
        parameters: [String: String] = [:]
    ) -> BlockKey {
        BlockKey(
            kind: .experiment, block: "b", code: Digest(of: code), inputs: inputs, data: data, tools: Digest(of: tools),
            parameters: parameters)
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
        Case(
            testDescription: "parameter", current: key(parameters: ["n": "2"]), previous: key(parameters: ["n": "1"]),
            expected: .parametersChanged(["n"])),
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
            Self.key(inputs: ["a": Digest(of: "2")]), Self.key(parameters: ["n": "1"]), Self.key(parameters: ["n": "2"]),
        ]
        #expect(Set(keys.map(\.digest)).count == keys.count)
    }
}

/// A mangled name as a reader of Swift would write it.
@Suite struct ReadableSymbolTests {
    @Test(arguments: [
        (
            "SequenceModels.VanillaFlow.state(eigenvalue: Swift.Double, time: Swift.Double) -> SequenceModels.FlowState",
            "VanillaFlow.state(eigenvalue:time:)", true
        ),
        ("Numerics.hurwitzZeta(Swift.Double, Swift.Double) -> Swift.Double", "Numerics.hurwitzZeta(_:_:)", true),
        ("Plotting.BarDrawing.nodes.getter : [Plotting.SceneNode]", "BarDrawing.nodes", true),
        (
            "function signature specialization <Arg[1] = Dead> of Models.DeepPath.init(Models.DeepComponent) -> Models.DeepPath",
            "DeepPath.init(_:)", true
        ),
        (
            "closure #1 @Sendable (Swift.Range<Swift.Int>) -> [Models.Curve.(Part in _30563C4E9B348D6A127556674896E46A)] in "
                + "Models.Curve.init(depth: Swift.Int, eigenvalues: [Swift.Double]) -> Models.Curve",
            "a closure in Curve.init(depth:eigenvalues:)", true
        ),
        ("Models.(scaled in _30563C4E9B348D6A127556674896E46A)(Swift.Double) -> Swift.Double", "Models.scaled(_:)", true),
        (
            "(extension in Numerics):Swift.Array< where A == Swift.Double>.linear(from: Swift.Double, count: Swift.Int) -> [A]",
            "Array.linear(from:count:)", true
        ),
        (
            "default argument 1 of Models.Grid.fill(_: Swift.Int, by: () -> ()) -> ()", "a default argument of Grid.fill(_:by:)",
            true
        ),
        ("outlined variable #1 of one-time initialization function for euler", "a constant of euler", true),
        (
            "variable initialization expression of Plotting.TextBlock.strokes : [Swift.Int]", "the value of TextBlock.strokes",
            true
        ),
        ("work #1 <A>(Swift.Int) -> () in Numerics.parallelMap<A>(A) throws -> [A]", "work in Numerics.parallelMap(_:)", true),
        ("static Models.Norm.== infix(Models.Norm, Models.Norm) -> Swift.Bool", "Norm.==(_:_:)", true),
        (
            "generic specialization <Swift.SIMD2<Swift.Int32>, Swift.Int> of Swift._NativeDictionary.copy() -> ()",
            "Swift._NativeDictionary.copy() -> ()", false
        ),
        (
            "protocol witness for Swift.CustomStringConvertible.description.getter : Swift.String in conformance "
                + "Numerics.InstructionSet : Swift.CustomStringConvertible in Numerics", "InstructionSet.description", true
        ),
        (
            "protocol witness for static Models.Law.rate(eigenvalue: Swift.Double) -> Swift.Double in conformance "
                + "Models.(Fixed in _30563C4E9B348D6A127556674896E46A) : Models.Law in Models", "Fixed.rate(eigenvalue:)", true
        ),
        (
            "protocol witness for Models.Bounded.bound.getter : Swift.Double in conformance <A where A: Models.Bounded> "
                + "Models.Pair<A> : Models.Bounded in Models", "Pair.bound", true
        ),
        (
            "protocol witness for Models.Bounded.bound.getter : Swift.Double in conformance Swift.Double : Models.Bounded in Models",
            "Double.bound", true
        ),
        (
            "protocol conformance descriptor for Models.Stopped : Swift.CustomStringConvertible in Models",
            "the conformance of Stopped to CustomStringConvertible", false
        ),
        ("type metadata accessor for Plotting.Axis", "type metadata accessor for Plotting.Axis", false),
    ])
    func symbolsReadAsTheyWereWritten(_ demangled: String, _ expected: String, _ isPlain: Bool) {
        let symbol = ReadableSymbol(demangled: demangled)
        #expect(symbol.text == expected)
        #expect(symbol.isPlain == isPlain)
    }
}
