import TestSupport
import Testing
@testable import ChapterReading
@testable import Weaving

/// Code that would take the compiler's parser, and what walks through its trees, deeper than the stack is told at its line; all other code
/// is read.
@Suite struct CodeDepthTests {
    typealias Code = NamedCase<@Sendable (Int) -> String>

    /// Each repeated so many times, with what stands around it.
    private static func repeated(_ part: String, after head: String = "", before tail: String = "", closing: String = "") -> Code
    {
        Code(head + part) { head + String(repeating: part, count: $0) + tail + String(repeating: closing, count: $0) }
    }

    static let deep = [
        // Chains, which the parser reads in a loop.
        repeated("\n.a", after: "x"), repeated("()", after: "x"), repeated("[0]", after: "x"), repeated("!", after: "x"),
        repeated("?", after: "x"), repeated("++.a", after: "x"), repeated(".a<B>", after: "x"), repeated(".A", after: "let a: X"),
        repeated("?", after: "let a: X"), repeated("\n#if A\n.a\n#endif", after: "x"), repeated(" {}", after: "x"),
        // Brackets, which it counts itself, but for some.
        repeated("(", before: "x", closing: ")"), repeated("{", before: "x", closing: "}"),
        repeated("A<", after: "let a: ", before: "B", closing: ">"), repeated("A<B, ", after: "let a: "),
        repeated("#if A\n"), repeated("#if A\nx\n"), repeated("\"\\("), repeated("f(a, "), repeated("switch x { case "),
        // Rows of words.
        repeated("try "), repeated("await\n", before: "x"), repeated("each "), repeated("let ", after: "if case "),
        repeated("if "),
        repeated(" -> X", after: "let a: X"), repeated("?->X", after: "let a: X"), repeated(" else if a {}", after: "if a {}"),
        repeated("\nelse if a\n{}", after: "if a {}"), repeated("if a,\n"), repeated("if a == "),
        repeated("default: let a = if b\n"), repeated(") try ", after: ")"),
    ]

    @Test(arguments: deep) func isTold(_ code: Code) {
        for count in [260, 5_000] {
            let text = code.value(count)
            #expect(CodeDepth.excess(in: text) != nil)
            #expect(!CodeFacts(parsing: text).isSound)
            #expect(SwiftHighlighter.highlight(text) == [.text(text)])
            #expect(DeclarationReader.declarations(in: text).isEmpty)
            #expect(SwiftWording.digest(of: text) != SwiftWording.digest(of: text + "a"))
        }
        #expect(CodeDepth.excess(in: code.value(10)) == nil)
    }

    /// More than twelve in each other take the parser seconds, more than thirty years.
    @Test func squareBrackets() {
        #expect(CodeDepth.excess(in: "let a = " + String(repeating: "[", count: 30)) == 20)
        #expect(CodeDepth.excess(in: "let a = [[[[[[[[[[[[1]]]]]]]]]]]]") == nil)
        #expect(CodeDepth.excess(in: String(repeating: "a[0] + [1, 2]\n", count: 500)) == nil)
    }

    /// What is long and not deep.
    @Test(arguments: [
        repeated("a.b(c)[0]!.d { $0 }\n"), repeated("let x = try await f(a: 1) ?? y\n"), repeated("1, ", after: "let x = ["),
        repeated("true, nil, .init(),\n", after: "let x = ["), repeated("x.y * z.w + ", before: "1"),
        repeated("a < b, ", after: "f(", before: "c)").smaller, repeated("if a < b { c() } else { d() }\n"),
        repeated("case .a: break\ncase .b(let c): f(c)\n", after: "switch x {\n", before: "}"),
        repeated("#if A\nimport B\n#else\nx.y()\n#endif\n"), repeated("// (((( try try\n"),
        repeated("\"((([[[ try await \\(a.b)\"\n"),
        repeated("func f<A: B>(a b: [A]) -> [C: D<E>] where A: F { a.b }\n\n"), repeated("/* ( /* [ */ { */ "),
        repeated("struct S { var a: Int { b.c }; let d = 1 }\n"), repeated("x = a ? b.c : d!\n"),
        repeated("x ? y : ", before: "z").smaller,
        repeated("\"\"\"\n((( \\(a)\n\"\"\"\n"), repeated(".a(b)\n", after: "x\n").smaller,
        repeated("} else if a < b.c {\nd()\n", after: "if a {\n", before: "}").smaller,
        repeated("guard let a = b.c, a > 1 else { return }\n"), repeated("/(a|b)[c/\n"),
    ]) func longCodeIsRead(_ code: Code) {
        #expect(CodeDepth.excess(in: code.value(1000)) == nil)
    }

    @Test func itIsToldAtItsLine() {
        let chain = "x" + String(repeating: "\n.a", count: 300)
        let source = SourceText(
            file: "chapters/index.md",
            text:
                "---\ntitle: A\n---\n```swift\n\(chain)\n```\n\n- ```swift experiment a\n  return \(chain.replacing("\n", with: "\n  "))\n  ```\n\n"
                + "`{swift} \(chain.replacing("\n", with: ""))`\n")
        let told = readBook([source], citationKeys: [], files: AuthorFiles()).diagnostics
        #expect(
            told.map { "\($0.location)" } == ["chapters/index.md:255:1", "chapters/index.md:559:3", "chapters/index.md:612:509"])
        #expect(Set(told.map(\.summary)).count == 1)
    }
}

extension CodeDepthTests.Code {
    /// A tenth of it.
    fileprivate var smaller: Self {
        let value = value
        return Self(name) { value($0 / 10) }
    }
}
