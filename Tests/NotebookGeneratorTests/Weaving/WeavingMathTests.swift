import Foundation
import Testing
@testable import NotebookGenerator
@testable import Weaving

/// TeX is set as KaTeX sets it, once.
struct MathTypesetterTests {
    @Test func typesetsHTMLAndMathML() throws {
        let markup = try MathTypesetter().typeset(#"\theta_j(t) = (1 - e^{-\lambda_j t})\, z_j"#, isDisplay: false)
        #expect(
            markup.hasPrefix(#"<span class="katex"><math><msub><mi>θ</mi><mi>j</mi></msub>"#)
        )
        #expect(markup.contains(#"<span class="katex-html" aria-hidden="true">"#))
        #expect(markup.contains("θ"))
    }

    @Test func displayIsABlock() throws {
        let typesetter = MathTypesetter()
        #expect(try typesetter.typeset("x", isDisplay: true).hasPrefix(#"<span class="katex-display">"#))
        #expect(try !typesetter.typeset("x", isDisplay: false).contains("katex-display"))
    }

    @Test func textBeyondTheBasicPlaneSurvives() throws {
        let markup = try MathTypesetter().typeset(#"\text{ℝ \& 𝔸} < 1"#, isDisplay: false)
        #expect(["&amp;", "𝔸"].allSatisfy(markup.contains), "\(markup)")
    }

    @Test func macrosAreExpanded() throws {
        let typesetter = MathTypesetter(macros: [#"\E"#: #"\mathbb{E}"#])
        #expect(try typesetter.typeset(#"\E R"#, isDisplay: false).contains(#"<mi mathvariant="double-struck">E</mi>"#))
    }

    @Test func aGlobalDefinitionEndsWithItsFormula() throws {
        let typesetter = MathTypesetter()
        _ = try typesetter.typeset(#"\gdef\q{x} \q"#, isDisplay: false)
        #expect(throws: MathError.malformed(message: #"Undefined control sequence: \q"#, offset: 0)) {
            try typesetter.typeset(#"\q"#, isDisplay: false)
        }
    }

    @Test func theCacheIsAValue() throws {
        let first = MathTypesetter()
        let markup = try first.typeset("a^2", isDisplay: false)
        #expect(first.used == [MathKey(tex: "a^2", isDisplay: false): markup])
        let second = MathTypesetter(katex: KaTeX(folder: "/nowhere"), cache: first.used)
        #expect(try second.typeset("a^2", isDisplay: false) == markup)
    }

    @Test func anErrorLeavesTheEngineUsable() throws {
        let typesetter = MathTypesetter()
        #expect(throws: MathError.self) { try typesetter.typeset(#"\frac{1}"#, isDisplay: false) }
        #expect(try typesetter.typeset(#"\frac{1}{2}"#, isDisplay: false).contains("<mfrac>"))
    }

    @Test func aMissingKaTeXNamesItsPackage() throws {
        let missing = MissingFile(path: "/nowhere/katex.min.js", package: "libjs-katex")
        #expect(throws: MathError.notInstalled(missing)) {
            try MathTypesetter(katex: KaTeX(folder: "/nowhere")).typeset("x", isDisplay: false)
        }
        #expect(missing.description == "/nowhere/katex.min.js is missing: install it with `apt-get install libjs-katex`")
    }
}

struct BadFormula: Sendable, CustomTestStringConvertible {
    let name: String
    let tex: String
    let offset: Int
    let message: String
    var testDescription: String { name }
}

/// Bad TeX is told at the place that KaTeX means.
struct MathErrorTests {
    static let cases = [
        BadFormula(
            name: "unknown command", tex: #"a + \nonsense b"#, offset: 4, message: #"Undefined control sequence: \nonsense"#),
        BadFormula(
            name: "after two-byte letters", tex: #"αβγ \nonsense"#, offset: 7, message: #"Undefined control sequence: \nonsense"#),
        BadFormula(
            name: "missing argument", tex: #"\frac{1}"#, offset: 8,
            message: #"Unexpected end of input in a macro argument, expected '}'"#),
        BadFormula(name: "unclosed group", tex: "{x", offset: 2, message: "Expected '}', got 'EOF'"),
        BadFormula(name: "two superscripts", tex: "x^a^b", offset: 3, message: "Double superscript"),
        BadFormula(
            name: "inside a macro of ours", tex: #"x + y + \bad"#, offset: 0, message: #"Undefined control sequence: \worse"#),
        BadFormula(
            name: "a script in a link", tex: #"\href{javascript:alert(1)}{x}"#, offset: 0,
            message: "a link to javascript: is not allowed"),
        BadFormula(
            name: "foreign markup", tex: #"\htmlId{x}{y}"#, offset: 0,
            message: "not LaTeX: HTML extension is disabled on strict mode"),
        BadFormula(
            name: "an image", tex: #"\includegraphics{http://x/y.png}"#, offset: 0, message: #"\includegraphics is not allowed"#),
        BadFormula(
            name: "a character of two units", tex: "a 😀", offset: 2,
            message: "not LaTeX: Unrecognized Unicode character \"😀\""),
        BadFormula(
            name: "accented letters", tex: "x + é", offset: 4,
            message: "not LaTeX: Accented Unicode text character \"é\" used in math mode"),
    ]

    @Test(arguments: cases) func badTeXIsLocated(_ formula: BadFormula) throws {
        let typesetter = MathTypesetter(macros: [#"\bad"#: #"\worse"#])
        #expect(throws: MathError.malformed(message: formula.message, offset: formula.offset)) {
            try typesetter.typeset(formula.tex, isDisplay: false)
        }
    }
}

/// The parts of KaTeX that a site needs.
struct KaTeXAssetTests {
    private func stylesheet(_ glyphs: PageGlyphs) throws -> (parts: [String], fonts: [FontSubset]) {
        let assets = try KaTeX.installed.assets(for: glyphs)
        guard assets.count == 1, case .stylesheet(let parts, let fonts) = assets[0].content else {
            Issue.record("the stylesheet is not the only file")
            return ([], [])
        }
        return (parts, fonts)
    }

    @Test func theStylesheetHoldsItsFonts() throws {
        let (parts, fonts) = try stylesheet(.none)
        #expect(parts.count == fonts.count + 1)
        #expect(!parts.joined().contains("url("))
        #expect(
            fonts.map { $0.source.split(separator: "_").last } == [
                "Main-Regular.woff2", "Math-Italic.woff2", "Size1-Regular.woff2", "Size2-Regular.woff2", "Size3-Regular.woff2",
                "Size4-Regular.woff2",
            ])
    }

    @Test func aStyleOfLettersBringsItsFont() throws {
        let html = try MathTypesetter().typeset(#"\mathcal N \ne \mathbb R_\gamma"#, isDisplay: false)
        let (_, fonts) = try stylesheet(PageGlyphs(of: html.utf8))
        let names = fonts.map { String($0.source.split(separator: "_").last ?? "") }
        #expect(names.count == 8 && Set(names).isSuperset(of: ["AMS-Regular.woff2", "Caligraphic-Regular.woff2"]))
        #expect(fonts.allSatisfy { $0.characters.contains("03B3") })
    }

    /// A style that no font is named for would be drawn with another's letters.
    @Test func everyFontIsAlwaysThereOrHasAStyle() throws {
        let all = PageGlyphs.fontsByStyle.values.joined()
        let (parts, fonts) = try stylesheet(PageGlyphs(of: (all + ["textit", "textbf"]).joined(separator: " ").utf8))
        #expect(parts.count == fonts.count + 1)
        #expect(Set(fonts.map(\.source)).count == 20)
    }

    @Test func missingFontsNameThePackage() {
        #expect(throws: MissingFile(path: "/nowhere/katex.min.css", package: "libjs-katex")) {
            try KaTeX(folder: "/nowhere").assets()
        }
    }
}
