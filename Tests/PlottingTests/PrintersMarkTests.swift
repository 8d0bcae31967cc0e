import Testing

@testable import Plotting

/// Signs of print, and labels in lines.
struct PrintersMarkTests {
    struct Example: Sendable, CustomStringConvertible {
        let typed: String
        let printed: String
        var description: String { typed }
    }

    static let examples = [
        Example(typed: "kernel's order", printed: "kernel’s order"),
        Example(typed: "oracles' errors", printed: "oracles’ errors"),
        Example(typed: "'a' and \"b\"", printed: "‘a’ and “b”"), Example(typed: "(\"b\")", printed: "(“b”)"),
        Example(typed: "-3 to -1", printed: "−3 to −1"), Example(typed: "two-layer, 1984-86", printed: "two-layer, 1984-86"),
        Example(typed: "a - b", printed: "a - b"),
    ]

    @Test(arguments: examples) func signsAreThoseOfPrint(_ example: Example) throws {
        let block = try Typesetter(size: 12).block(example.typed)
        #expect(String(String.UnicodeScalarView(block.glyphs.map(\.scalar))) == example.printed)
    }

    @Test func longLabelsBreakAtSpacesOutsideFormulas() throws {
        let lines = LabelLines(typesetter: Typesetter(size: 12))
        let source = "a quantity $a + b + c$ that is explained at some length"
        let block = try lines.block(source, width: 120)
        #expect(block.width <= 120 && block.height > 3 * 12)
        let whole = try Typesetter(size: 12).block(source)
        let inked = { (block: TextBlock) in block.glyphs.filter { $0.scalar != " " }.map(\.scalar) }
        #expect(inked(block) == inked(whole))
        // One baseline a formula: it is not broken.
        let formula = block.glyphs.filter { $0.face == .mathItalic && ["a", "b", "c"].contains($0.scalar) || $0.scalar == "+" }
        #expect(Set(formula.map { ($0.y * 100).rounded() }).count == 1)
        #expect(try lines.block("short", width: 120) == Typesetter(size: 12).block("short"))
    }
}
