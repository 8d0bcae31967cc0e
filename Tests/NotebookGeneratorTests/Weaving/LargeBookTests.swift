import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import Weaving

/// What a page of a book of many chapters holds, and what a formula may be.
struct LargeBookTests {
    private static func page(_ count: Int, at place: Int) -> String {
        let book = BookOutline(
            title: "Book", chapters: (0..<count).map { .init(slug: "c\($0)", number: "\($0 + 1)", title: "Chapter \($0)") })
        let node = ContentsList(
            book: book, slug: "c\(place)",
            titles: TitleText(target: { _ in nil }, formula: { tex, _ in .text(tex) }, quotes: .english)
        ).node()
        return HTMLFormatter.html(node)
    }

    @Test func aPageListsAllChaptersOfABookAndThoseAroundItOfALargeOne() {
        #expect(Self.page(100, at: 3).matches(of: /href="c[0-9]+.html"/).count == 100)
        let large = Self.page(5000, at: 2500)
        #expect(large.matches(of: /href="c[0-9]+.html"/).count == 41)
        #expect(large.contains("<a href=\"index.html#chapters\">… 2480 before</a>"))
        #expect(large.contains("<a href=\"index.html#chapters\">… 2479 after</a>"))
        #expect(Self.page(5000, at: 0).matches(of: /href="c[0-9]+.html"/).count == 21)
    }

    @Test(arguments: [
        (#"\rule{99999em}{1em}"#, 5), (#"\kern-1000000em x"#, 0), (#"x\\[9999cm] y"#, 3), (#"\hspace{-99999pt}"#, 7),
        (#"\def\a{99999em}\kern-\a x"#, 6),
    ])
    func aLengthThatLeavesThePageIsAnError(tex: String, offset: Int) {
        #expect(throws: MathError.self) { try MathTypesetter().typeset(tex, isDisplay: true) }
        do {
            _ = try MathTypesetter().typeset(tex, isDisplay: true)
        } catch .malformed(let message, let place) {
            #expect(message.contains("leaves the page"))
            #expect(place == offset)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func lengthsThatFitAreSet() throws {
        let typesetter = MathTypesetter()
        for tex in [
            #"a\hspace{2em}b"#, #"\rule{10em}{2pt}"#, #"a \kern-0.5em b"#, #"2000em"#,
            #"\begin{matrix} 1 \\[1cm] 2 \end{matrix}"#,
        ] {
            _ = try typesetter.typeset(tex, isDisplay: false)
        }
    }

    @Test func aFormulaHasASize() {
        let tex = String(repeating: "x + ", count: MathTypesetter.longestFormula / 4) + "x"
        #expect(throws: MathError.tooLong(bytes: tex.utf8.count)) { try MathTypesetter().typeset(tex, isDisplay: false) }
    }

    /// What a macro stands for is put in as often as it is named; `\edef` puts it in where it is defined.
    @Test(arguments: [
        #"\def\a{"# + String(repeating: "x+", count: 2500) + "}" + String(repeating: #"\a "#, count: 900),
        #"\def\a{x}"# + String(repeating: #"\edef\a{\a\a}"#, count: 16) + #"\a"#,
        #"\def\a#1{"# + String(repeating: "#1", count: 2000) + #"}\a{"# + String(repeating: "x", count: 4000) + "}",
        #"\def\a#1{{#1}}"# + String(repeating: #"\a{"#, count: 900) + "x" + String(repeating: "}", count: 900),
    ])
    func aFormulaHasASizeWithItsMacros(tex: String) throws {
        let typesetter = MathTypesetter()
        #expect(throws: MathError.malformed(message: "its macros grow to more than 20000 symbols: divide it", offset: 0)) {
            try typesetter.typeset(tex, isDisplay: true)
        }
        #expect(try typesetter.typeset(#"\def\a#1#2{#2\bmod#1}\a{x}{y}"#, isDisplay: true).contains("<mi>y</mi>"))
    }

    @Test func aCallComesToAnEnd() throws {
        let heap = try JavaScriptHeap(seconds: 0.2)
        try heap.evaluate("function spin() { while (true) { try { } catch (error) { } } } function ready() { return 'ready'; }")
        #expect(throws: JavaScriptHeap.Failure.outOfTime) { try heap.call("spin", "") }
        #expect(try heap.call("ready", "") == "ready")
    }
}
