import TestSupport
import Testing

@testable import ChapterReading
@testable import ChapterRunning

/// What a chapter's author is told besides the compiler's message, where the message comes of what a chapter is.
@Suite struct CompilerAdviceTests {
    @Test(arguments: [
        ("module 'Walks' was not compiled for testing", "it sees what is `public`"),
        ("no such module 'Walk'", "a target of the package depends on"),
        ("cannot find 'later' in scope", "a block sees the ones above it"),
    ])
    func saysWhatToDo(_ message: String, _ expected: String) throws {
        let tangled = tangle(.ofBlocks([(.experiment, "first", "return 1"), (.experiment, "later", "return 2")]))
        let advice = CompilerAdvice(tangled).advice(on: message, in: try #require(tangled.blocks.first))
        #expect(try #require(advice).contains(expected))
    }

    @Test func saysWhatHidesAName() throws {
        let tangled = tangle(.ofBlocks([(.experiment, "print", "return 1"), (.experiment, "later", "print(2)\nreturn 2")]))
        let block = try #require(tangled.blocks.last)
        let message = "cannot call value of non-function type 'Int'"
        let advice = CompilerAdvice(tangled).advice(on: message, of: "print", in: "print(2)", block)
        #expect(try #require(advice).contains("`print` is the value of the experiment on line "))
        #expect(CompilerAdvice(tangled).advice(on: message, of: "other", in: "other(2)", block) == nil)
    }

    @Test(arguments: [
        (
            "cannot convert value of type 'Double' to expected argument type 'Int'", "expect(0.1 + 0.2, equals: 0.3, \"n\")",
            "within: .bound("
        ),
        ("missing argument for parameter #2 in call", "expect(3 == 3)", "says in words what holds"),
        ("missing argument for parameter #3 in call", "expect(a, equals: 4)", "says in words what holds"),
        ("no exact matches in call to global function 'expect'", "expect(a, is: 4, \"x\")", "`expect(count, equals: 3, "),
        (
            "type 'Double' has no member 'standardErrors'", "within: .standardErrors(of: 1, times: 5),",
            "`.standardErrors(2, of: error)`"
        ),
    ])
    func saysHowAClaimIsWritten(_ message: String, _ line: String, _ expected: String) throws {
        let tangled = tangle(.ofBlocks([(.check, "first", line), (.experiment, "other", "return 2")]))
        let told = tangled.blocks.map { CompilerAdvice(tangled).advice(on: message, of: "expect", in: line, $0) }
        #expect(try #require(told[0]).contains(expected))
        #expect(told[1] == nil)
    }

    @Test func saysNothingWhereTheMessageIsEnough() throws {
        let tangled = tangle(.ofBlocks([(.experiment, "first", "return 1")]))
        let block = try #require(tangled.blocks.first)
        #expect(CompilerAdvice(tangled).advice(on: "cannot convert value of type 'Int'", in: block) == nil)
    }
}
