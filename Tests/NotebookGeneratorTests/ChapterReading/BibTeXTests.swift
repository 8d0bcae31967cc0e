import Testing
@testable import ChapterReading

/// BibTeX as people have it: what is between works, what is missing in them, and where that is told.
struct BibTeXTests {
    private static func read(_ text: String) -> BibTeXParser { BibTeXParser(Array(text.utf8)) }

    @Test func everyWayToWriteAValueIsRead() {
        let parser = Self.read(
            """
            Notes of mine, to me@example.org.
            @comment{jabref-meta: {a}}
            @preamble{"\\newcommand{\\x}{y}"}
            @String(ml = "J. of ML")
            @ARTICLE{a, Title = {One {Two} "three"}, journal = ml # { and } # "{B}", year=2020, month = jul}
            @book(b, title = "A {"}quoted{"} word",
              year = 2021 ,
            )
            """)
        #expect(parser.mistakes == [])
        #expect(parser.entries.map(\.key) == ["a", "b"])
        #expect(parser.entries.map(\.type) == ["article", "book"])
        #expect(parser.entries[0].fields.map(\.value) == ["One {Two} \"three\"", "J. of ML and {B}", "2020", "jul"])
        #expect(parser.entries[1].fields.map(\.value) == ["A {\"}quoted{\"} word", "2021"])
    }

    /// A file with one mistake: where it is told, and that what stands beside it is read.
    @Test(arguments: [
        ("@article{a, title={One} year={2020}}", 25, true, ["title", "year"]),
        ("@article{a, title=\"One \"two\" three\", year={2020}}", 25, false, ["title", "year"]),
        ("@article{a, title {One}, year={2020}}", 13, false, ["year"]),
        ("@article{a, year={2020}, title={One, note={x}\n", 1, false, ["year"]),
        ("@article{a b, year={2020}}", 10, false, ["year"]),
        ("@article{a, year={2020}}\n@article{, year={2021}}", 26, true, ["year"]),
        ("@article{a, year={2020}}\n@article{year={2021}}", 26, true, ["year"]),
        ("@article{a, year={2020}}\n@article b, year={2021}}", 26, true, ["year"]),
        ("@article{a, year={2020}}\n@string{jml: {J}}", 34, false, ["year"]),
    ])
    func aMistakeIsToldWhereItIs(text: String, column: Int, isHarmless: Bool, fields: [String]) {
        let parser = Self.read(text + "\n@book{z, title={Z}}\n")
        #expect(parser.mistakes.map(\.offset) == [column - 1])
        #expect(parser.mistakes.map(\.isHarmless) == [isHarmless])
        #expect(parser.entries.first?.fields.map(\.name) == fields)
        #expect(parser.entries.last?.key == "z")
    }

    @Test func theFirstOfTwoWorksIsTheOneThatIsCited() {
        let file = BibTeXFile(SourceText(file: "r.bib", text: "@book{a, title={A}}\n@book{b, title={B}}\n@book{a, title={C}}\n"))
        #expect(file.mistakes.map(\.diagnostic.location.description) == ["r.bib:3:7"])
        #expect(file.mistakes.map(\.diagnostic.severity) == [.warning])
        #expect(file.plain() == "@book{w0, title = {A},}\n@book{w1, title = {B},}\n")
        #expect(file.location(ofPlainLine: 2).description == "r.bib:2:7")
    }

    /// Pandoc would look for what they lack for ever.
    @Test func worksThatLeadToThemselvesAreTold() {
        let circle = "@book{a, title={A}, crossref={b}}\n@book{b, xdata={c,a}}\n@book{c, title={C}}\n@book{d, crossref = {d}}\n"
        let chain = (0..<20_000).map { "@book{k\($0), crossref={k\($0 + 1)}}\n" }.joined()
        let file = BibTeXFile(SourceText(file: "r.bib", text: circle + "@book{e, crossref={a}}\n" + chain))
        #expect(file.mistakes.map(\.diagnostic.location.description) == ["r.bib:1:21", "r.bib:2:10", "r.bib:4:10"])
        #expect(file.mistakes.map(\.diagnostic.severity) == [.error, .error, .error])
        let lines = file.plain().split(separator: "\n")
        #expect(lines.prefix(5).count(where: { $0.contains("crossref") || $0.contains("xdata") }) == 1)
        #expect(lines[5].contains("crossref = {w6}"))
    }

    @Test func textThatDoublesWithoutEndIsTold() {
        let macros = (0..<40).map { "@string{s\($0 + 1) = s\($0) # s\($0)}\n" }.joined()
        let file = BibTeXFile(SourceText(file: "r.bib", text: "@string{s0 = {text}}\n" + macros + "@book{a, title = s3}\n"))
        #expect(file.mistakes.map(\.diagnostic.severity) == [.error])
        #expect(file.plain().contains("title = {" + String(repeating: "text", count: 8) + "}"))
    }

    @Test func bracesWithoutEndAreTold() {
        for closing in ["", String(repeating: "}", count: 200_000)] {
            let title = String(repeating: "{", count: 200_000) + "T" + closing
            let file = BibTeXFile(SourceText(file: "r.bib", text: "@book{a, title={\(title)}, year=2026}\n"))
            #expect(file.mistakes.map(\.diagnostic.severity) == [.error])
        }
    }

    @Test func namesThatOnlyPeopleReadAreReplaced() {
        let file = BibTeXFile(
            SourceText(
                file: "r.bib", text: "@inbook{a/b+c, crossref={the book}, title={50% of $5}}\n@book{the book, title={B}}\n"))
        #expect(file.plain().split(separator: "\n").first == #"@inbook{w0, crossref = {w1}, title = {50\% of \$5},}"#)
    }

    /// Found by mutation: the line was joined to `{10.1/x\}`, and the work behind it was gone.
    @Test func aBackslashAtTheEndOfALineEscapesNoBrace() {
        let file = BibTeXFile(
            SourceText(file: "r.bib", text: "@book{a, doi={10.1/x\\\n}, title={A \\\n b\\\\\n}}\n@book{b, title={B}}\n"))
        #expect(file.plain() == "@book{w0, doi = {10.1/x\\ }, title = {A \\ b\\\\},}\n@book{w1, title = {B},}\n")
    }

    @Test func latinOneIsRead() {
        let parser = BibTeXParser(Array("@book{a, title={M".utf8) + [0xFC] + Array("ller}}".utf8))
        #expect(parser.entries.first?.fields.first?.value == "Müller")
        #expect(parser.mistakes.map(\.offset) == [17])
    }

    @Test func byteOrderMarksAndLineEndsOfOthersAreNoText() {
        let source = SourceText(file: "r.bib", bytes: [0xEF, 0xBB, 0xBF] + Array("@book{a,\r\n title={A\r\n b}}\r\n".utf8))
        #expect(BibTeXFile(source).plain() == "@book{w0, title = {A b},}\n")
        #expect(BibTeXFile(source).mistakes == [])
    }

    @Test(arguments: [
        ("a $x$ b", "a ‹x› b"), ("$5 and $10", "$5 and $10"), (#"\$5 and $x_1$"#, #"\$5 and ‹x_1›"#), ("$$x$$", "‹x›"),
        ("a $ b", "a $ b"), ("{a $1},$2{b}", "{a $1},$2{b}"), ("{a $x},$y {b}$", "{a $x},‹y {b}›"),
    ])
    func formulasAreHidden(text: String, shown: String) {
        let pieces = HiddenFormula.pieces(of: HiddenFormula.hide(in: text)).map { piece in
            switch piece {
            case .text(let text): text
            case .formula(let tex): "‹\(tex)›"
            }
        }
        #expect(pieces.joined() == shown)
    }

    /// Commands that a file defines for itself, and those by which styles sort years.
    @Test(arguments: [
        (#"{\noopsort{1973b}}1981"#, "{}1981"), (#"\switch{a}{b} c"#, "ba c"), (#"\twice{\twice x}"#, "xxxx"),
        (#"\word and \words"#, "Wordand \\words"), (#"\switch{a}"#, #"\switch{a}"#), (#"\loop x"#, #"\loop x"#),
    ])
    func commandsOfThePreambleArePutIn(text: String, expanded: String) {
        let preamble = #"\newcommand{\switch}[2]{#2#1} \providecommand\word{Word} \def\loop{\loop} \def\twice#1{#1#1}"#
        let file = "@preamble{ \"\(preamble)\" # {\\newcommand{\\other}{}} }\n@preamble{\\newcommand{\\raw}{}}\n"
        #expect(Self.read(file).preambles == [preamble + #"\newcommand{\other}{}"#, #"\newcommand{\raw}{}"#])
        var room = 1000
        #expect(TeXMacros(preambles: [preamble]).expanding(text, room: &room) == expanded)
    }

    /// What macros make of a file does not grow with the product of how much they stand for and how often they are named.
    @Test func macrosPutInSoMuchAndNoMore() {
        let long = String(repeating: "y", count: 500_000)
        func works(_ field: String, _ count: Int) -> String { (0..<count).map { "@misc{k\($0), \(field)}\n" }.joined() }
        let named = String(repeating: #"\x "#, count: 100_000)
        let empty = #"\newcommand{\x}[1]{\#(String(repeating: "#1", count: 5000))}"#
        for text in [
            #"@preamble{"\newcommand{\x}{\#(long)}"}"# + works("note = {\(named)}", 1),
            "@preamble{\(empty)}" + works("note = {\(String(repeating: #"\x{}"#, count: 50_000))}", 1),
            #"@preamble{"\def\x{\#(long.prefix(19_000))}"}"# + works(#"note = {\x}"#, 5000),
            "@string{x = {\(long)}}" + works("note = x, title = x", 2000),
            #"@preamble{"\newcommand{\x}[1]{#1#1}"}"# + works(#"note = {\x{\#(long)}}"#, 3),
        ] {
            let parser = Self.read(text)
            var room = BibTeXParser.mostOfMacros
            let macros = TeXMacros(preambles: parser.preambles)
            let size = parser.entries.map { $0.expanding(macros, room: &room).fields.reduce(0) { $0 + $1.value.utf8.count } }
                .reduce(0, +)
            #expect(size < 2 * text.utf8.count + 2 * BibTeXParser.mostOfMacros)
        }
        let told = Self.read("@string{x = {\(long)}}" + works("note = x", 100)).mistakes
        #expect(told.map(\.summary) == ["macros stand for more than 10 MB: from here on they are left out"])
    }

    /// Eight times as much takes about eight times as long, and no hour.
    @Test(arguments: [
        "@comment{", "@preamble{", "@comment{ \\", "@misc{a, b = \"", "@string{a = {", "@preamble{\"\\def\\a{",
        "{ @misc{a, b = {c}}", ",a ,",
    ])
    func whatIsNeverClosedIsReadOnce(part: String) {
        for end in ["", String(repeating: "}", count: 100_000), String(repeating: "}", count: 100_000) + "\"}"] {
            let parser = Self.read(String(repeating: part, count: 100_000) + end)
            #expect(TeXMacros(preambles: parser.preambles).macros.count < 5)
        }
    }

    @Test(arguments: [
        (#"\pkg{Matrix}: a"#, "{Matrix}: a", []), (#"The \BibTeX{} and \BibTeX ing"#, "The {BibTeX} and {BibTeX}ing", []),
        (#"\emph{x} \& \foo"#, #"\emph{x} \& \foo"#, ["foo"]), (#"\pkg{\pkg{a}}"#, "{{a}}", []), (#"{\sc a}"#, #"{\sc a}"#, []),
    ])
    func whatPandocDoesNotKnowIsItsText(text: String, written: String, lost: [String]) {
        let commands = TeXCommands(unknown: ["pkg", "BibTeX", "foo", "sc"])
        #expect(commands.rewriting(text) == written)
        #expect(commands.lost(in: text) == lost)
    }

    /// Words in braces stay small: `5.2~{nm}`.
    @Test(arguments: [
        ("5.2~{nm} of {NASA}", #"5.2~{<span class="nocase">nm</span>} of {NASA}"#),
        ("{The whole title}", #"{<span class="nocase">The whole title</span>}"#),
        (#"Cells of \textit{E. coli}"#, #"Cells of {\textit{<span class="nocase">E. coli</span>}}"#),
        (#"{\'e}tude {n}th \emph{small} \textbf {small}"#, #"{\'e}tude {n}th \emph{small} \textbf {small}"#),
    ])
    func capitalsThatBracesForbidAreNotGiven(title: String, marked: String) {
        #expect(CaseProtection.asCSL(CaseProtection.mark(title)) == marked)
        #expect(CaseProtection.asCSL(String(CaseProtection.mark("{a b}").dropLast(2))) == "{a b")
    }

    @Test func typesAndJoinedNamesOfOthersAreRead() {
        let text = "@Commented{a, author={A, B AND C, D}, title={T and AND}}\n@xdata{x, publisher={P}}\n"
        let file = BibTeXFile(SourceText(file: "r.bib", text: text))
        #expect(file.plain().hasPrefix("@misc{w0, author = {A, B and C, D}, title = {T and AND},}\n"))
    }
}
