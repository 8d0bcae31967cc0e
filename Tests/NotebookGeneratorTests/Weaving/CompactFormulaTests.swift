import Testing
@testable import Weaving

/// KaTeX's markup with fewer bytes. That each letter stays where it was, to a quarter of a pixel, was measured in Chromium over the
/// formulas of the report; here is that nothing of them is lost.
struct CompactFormulaTests {
    private static let formulas = [
        "d", "n = d^{\\kappa}", "\\theta_j(t) = (1 - e^{-\\lambda_j t})\\, z_j", "\\frac{1}{2}\\sum_{j=1}^n x_j^2",
        "\\hat\\beta_{i,j}",
        "\\sqrt{1 + \\frac{a}{b}}", "\\mathbb E\\,\\mathrm{relu}(x)", "\\left(\\frac{\\sqrt x}{y}\\right)^2", "\\text{if } x > 0",
        "\\begin{cases} a & b \\\\ c & d \\end{cases}", "\\begin{aligned} a &= b \\\\ &= c \\end{aligned}",
        "\\underbrace{a + b}_{c}",
        "x \\xrightarrow{n} y", "\\overline{x + y}", "\\binom{n}{k}", "\\mathcal N(0, I)", "a \\quad b", "\\operatorname{tr} A",
        "\\href{https://example.org/?a=1&b=2}{x}", "x^{y^{z_1}}", "\\widehat{abc}", "\\dot x + \\ddot y", "\\tfrac1{\\sqrt3}",
        "\\lim_{n \\to \\infty} a_n", "\\cancel{x}", "\\boxed{y}", "\\textbf{bold} + \\textit{it}", "\\boldsymbol{\\Sigma}",
    ]

    @Test(arguments: formulas, [false, true]) func whatIsReadIsThere(_ tex: String, isDisplay: Bool) throws {
        let (katex, compact) = try both(tex, isDisplay)
        #expect(drawn(compact) == drawn(katex))
        #expect(compact.utf8.count < katex.utf8.count)
        #expect(PageChecks("<p>" + compact + "</p>").faults == [])
    }

    @Test func shortOnesAreShort() throws {
        let (_, letter) = try both("d", false)
        #expect(
            letter
                == #"<span class="katex"><math><mi>d</mi></math><span class="katex-html" aria-hidden="true"><b style="--h:.6944em"><i>d</i></b></span></span>"#
        )
        let (katex, script) = try both("x_j^2", false)
        #expect(script.contains(#"<sup style="top:"#))
        #expect(script.utf8.count * 3 < katex.utf8.count)
    }

    /// A drawing has a height of its own, which a stack of one cell would take for the line's.
    @Test func aRootStaysAsItWas() throws {
        let (_, root) = try both("\\sqrt{x_j}", false)
        #expect(root.contains("vlist-t") && root.contains("<svg"))
        #expect(root.contains("<sup"))
    }

    /// The numbers of several lines stand as high as these, which a stack of one cell is not.
    @Test func numbersOfLinesStayBesideThem() throws {
        let lines = "\\begin{align} a &= b \\tag{1} \\\\ c &= d \\tag{2} \\end{align}"
        let (katex, compact) = try both(lines, true)
        let tag = try #require(katex.firstRange(of: #"<span class="tag"><span class="vlist-t vlist-t2">"#))
        #expect(compact.hasSuffix(katex[tag.lowerBound...].replacing(";\"", with: "\"")))
        let (_, single) = try both("a = b \\tag{1}", true)
        #expect(!single.contains("vlist-t"))
    }

    @Test func whatIsSaidKeepsItsMeaning() throws {
        let (_, formula) = try both("\\mathbb R < \\sum_{i} \\frac{a}{b}", true)
        #expect(formula.contains(#"<mi mathvariant="double-struck">R</mi>"#))
        #expect(formula.contains("<mfrac><mi>a</mi><mi>b</mi></mfrac>"))
        #expect(!formula.contains("annotation") && !formula.contains("semantics"))
    }

    @Test func linesBreakBetweenPartsAlone() throws {
        let (_, sum) = try both("a + b = c", false)
        #expect(!sum.contains("<wbr>"))
        #expect(CompactFormula.breakable(sum).components(separatedBy: "<wbr>").count == 3)
        let (_, letter) = try both("p", false)
        #expect(CompactFormula.breakable(letter) == letter)
    }

    /// KaTeX's own widths, added by hand: 0.5 a digit, 0.778 and twice 0.222 a sign, 0.12 at each side of a fraction.
    @Test(arguments: [
        ("1234567890", 5.0), (#"\frac{1234567890}{2}"#, 3.74), ("1_{1234567890}", 4.05), ("1+1+1+1", 5.67),
        (#"\begin{matrix} 12345 & 12345 \\ 1 & 1 \end{matrix}"#, 6),
    ])
    func widthsAreKnownToATenth(_ tex: String, _ em: Double) throws {
        var reader = FormulaReader(Array(try both(tex, false).katex.utf8))
        let widths = FormulaWidth.parts(of: reader.nodes())
        #expect(abs(widths.reduce(0, +) - em) < 0.1 * em, "\(widths)")
    }

    /// Damaged markup is read to its end, or to where an element that it is in ends.
    @Test(arguments: [
        ("", "", ""), ("<span", "<span></span>", ""), ("<span class=\"a>x</span>", "<span class=\"a\">x</span>", ""),
        ("<span title=\"a\">x", "<span title=\"a\">x</span>", ""), ("x</span>y", "x", "</span>y"), ("<svg", "<svg", ""),
        ("<", "<", ""),
        ("<span style=\"top:1em;left\"></span>", "<span style=\"top:1em;left:\"></span>", ""),
    ])
    func damagedMarkup(_ markup: String, _ nodes: String, _ rest: String) {
        var reader = FormulaReader(Array(markup.utf8))
        var written = ""
        for node in reader.nodes() { node.write(to: &written) }
        #expect(written == nodes)
        #expect(reader.rest == rest)
    }

    @Test func aTypesetterSaysThatItLacksItsEngine() throws {
        let typesetter = MathTypesetter(katex: KaTeX(folder: "/nowhere"))
        #expect(throws: MathError.self) { try typesetter.typeset("x", isDisplay: false) }
        #expect(typesetter.lacksEngine)
        let other = MathTypesetter()
        #expect(throws: MathError.self) { try other.typeset("\\frac", isDisplay: false) }
        #expect(!other.lacksEngine)
    }

    /// A line of a phone has room for 15 em; an equation scrolls on a screen, and paper has room for 44.
    @Test func whatIsWiderThanAPhoneOrPaperSaysSo() throws {
        let digits = { String(repeating: "1", count: $0) }
        let fraction = { "x = \\frac{\(digits($0))}{2} + 1" }
        #expect(try !both(fraction(20), false).compact.contains("--w"))
        let long = #"<span class="katex-html long" style="--w:16" aria-hidden="true">"#
        #expect(try both(fraction(40), false).compact.contains(long))
        #expect(try !both(fraction(60), true).compact.contains("--w"))
        #expect(try both(fraction(100), true).compact.contains("--w:5"))
        #expect(try !both(fraction(100), true).compact.contains("long"))
        // Many short parts break into lines.
        #expect(try !both(Array(repeating: "x", count: 40).joined(separator: " + "), false).compact.contains("--w"))
    }

    @Test func foreignMarkupStaysAsItIs() {
        #expect(CompactFormula.markup("<p>a</p>") == "<p>a</p>")
        #expect(CompactFormula.markup("") == "")
    }

    @Test func lengthsAreShort() {
        #expect([-0.25, 0.6944, 1, 0, -0.00001, 12.5].map(FormulaNode.em) == ["-.25em", ".6944em", "1em", "0", "0", "12.5em"])
    }

    private func both(_ tex: String, _ isDisplay: Bool) throws -> (katex: String, compact: String) {
        let typesetter = MathTypesetter()
        let katex = try typesetter.katexMarkup(of: MathKey(tex: tex, isDisplay: isDisplay))
        return (katex, CompactFormula.markup(katex))
    }

    /// The letters of the drawing, in order, and its pictures; blanks without width, which KaTeX needs for old browsers, aside.
    private func drawn(_ markup: String) -> String {
        let start = markup.range(of: "</math>")?.upperBound ?? markup.startIndex
        return String(markup[start...]).replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "[svg]").replacing(
            /<[^>]*>/, with: ""
        )
        .filter { $0 != "\u{200B}" }
    }
}
