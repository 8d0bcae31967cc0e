import Testing

@testable import Plotting

/// Text and formulas of labels.
struct LabelTests {
    struct Fault: Sendable, CustomStringConvertible {
        let source: String
        let column: Int
        let problem: LabelError.Problem
        var description: String { source }
    }

    static let faults: [Fault] = [
        Fault(source: "cost $n", column: 6, problem: .unclosedMath),
        Fault(source: "$x^{2$", column: 4, problem: .unclosedBrace),
        Fault(source: "$x}$", column: 3, problem: .unexpectedBrace),
        Fault(source: "größe $\\lamda$", column: 10, problem: .unknownCommand("lamda", suggestion: "lambda")),
        Fault(source: "$\\qqqqqqq$", column: 2, problem: .unknownCommand("qqqqqqq", suggestion: nil)),
        Fault(source: "$x^$", column: 3, problem: .missingArgument(of: "^")),
        Fault(source: "$\\frac{1}$", column: 2, problem: .missingArgument(of: "\\frac")),
        Fault(source: "$x^2^3$", column: 5, problem: .doubleScript("^")),
        Fault(source: "$x_1_2$", column: 5, problem: .doubleScript("_")),
        Fault(source: "n = 漢", column: 5, problem: .noGlyph("漢")),
        Fault(source: "$\\text{漢}$", column: 8, problem: .noGlyph("漢")),
    ]

    @Test(arguments: faults) func faultsHavePlaces(_ fault: Fault) {
        #expect(throws: LabelError(source: fault.source, column: fault.column, problem: fault.problem)) {
            try Typesetter(size: 12).block(fault.source)
        }
    }

    @Test func messageNamesPlaceAndRemedy() {
        let error = LabelError(source: "$\\lamda$", column: 2, problem: .unknownCommand("lamda", suggestion: "lambda"))
        #expect(
            PlotError.label(error).description
                == "in the label “$\\lamda$”, column 2: unknown command “\\lamda”; did you mean “\\lambda”?")
    }

    @Test func everySymbolHasAGlyph() {
        for (name, symbol) in MathSymbol.commands { #expect(symbol.face.table[symbol.scalar] != nil, "\\\(name)") }
        for mark in MathCommand.accents.values { #expect(FontFace.mathRegular.table[mark] != nil) }
    }

    @Test(arguments: [
        "$\\theta^*_j$", "$a_j b_j^D$", "$\\hat\\theta - \\theta^*$", "$\\sqrt{\\lambda^2 + 4z^2}$", "$n^{-1/2}$", "$\\frac12$",
        "$\\mathcal{O}(n^{-\\gamma})$", "$\\mathbb{R}^d$", "$\\left(\\frac{a}{b}\\right)$", "$t \\asymp 1/\\varepsilon$", "$-x$",
        "price \\$5", "θ* ≤ 3", "$\\lVert f \\rVert^2$", "$\\operatorname{KL}(p \\mid q)$", "$f''$", "CO₂ — 50 %", "$\\|x\\|$",
        "$\\{x\\}$",
    ])
    func commonLabelsAreSet(_ source: String) throws {
        let block = try Typesetter(size: 12).block(source)
        #expect(block.width > 0 && !block.glyphs.isEmpty)
        for glyph in block.glyphs { #expect(glyph.x >= 0 && glyph.x < block.width) }
    }

    @Test func scriptsAreSmallerAboveAndBelow() throws {
        let glyphs = try Typesetter(size: 12).block("$x_i^2$").glyphs
        let (base, lower, upper) = (glyphs[0], glyphs[1], glyphs[2])
        #expect(lower.size < base.size && upper.size < base.size)
        #expect(lower.y > base.y && upper.y < base.y)
        #expect(lower.x > base.x && upper.x >= lower.x)
    }

    @Test func superscriptsKeepClearOfLeaningLetters() throws {
        let table = FontFace.mathItalic.table
        let lean = try #require(table["f"]).overhang
        let glyphs = try Typesetter(size: 10).block("$f^2$").glyphs
        #expect(glyphs[1].x >= (try #require(table["f"]).advance + lean) * glyphs[0].size - 1e-9)
    }

    @Test func relationsHaveSpaceAndSignsHaveNone() throws {
        func width(_ source: String) throws -> Double { try Typesetter(size: 12).block(source).width }
        let parts = try width("$a$") + width("$=$") + width("$b$")
        #expect(try width("$a=b$") > parts + 4)
        let negated = try width("$-$") + width("$b$")
        #expect(abs(try width("$-b$") - negated) < 1e-9)
    }

    @Test func minusSignIsTrue() throws {
        #expect(try Typesetter(size: 12).block("$-1$").glyphs[0].scalar == "\u{2212}")
    }

    @Test func widthsComeFromTheTable() throws {
        let table = FontFace.text.table
        let expected = try "Ab1".unicodeScalars.reduce(0) { try $0 + #require(table[$1]).advance * 12 }
        #expect(abs(try Typesetter(size: 12).block("Ab1").width - expected) < 1e-9)
    }
}
