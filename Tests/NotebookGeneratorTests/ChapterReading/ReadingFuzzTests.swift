import TestSupport
import Testing
@testable import ChapterReading

/// Files that are nearly right, of every kind that authors write: what is read of them is sound, and what is wrong has a place in them.
@Suite struct ReadingFuzzTests {
    private static let chapters = [
        """
        ---
        title: "Rates of \\"$\\\\lambda$\\""
        summary: 'It''s $5'
        author: A B; C
        date: 2026-11-21
        html: trusted
        ---
        Text with `{swift} a.count`, @fig-a, [@k, p. 3; -@l] and $x_1$.[^n]

        ```swift experiment a
        //| timeout: 1.5
        //| data: one.csv, two
        return try await [1, 2].map { (x: Int) -> [Int?] in [x, x!.a?.b[0]] }
        ```

        ```swift figure fig-a
        //| caption: "Of *a*, `{swift} a`"
        //| alt: words
        //| fold: false
        return plot(a)
        ```

        [^n]: A note.

        """,
        """
        \u{FEFF}---\r
        title: Parts\r
        language: de-CH\r
        accent: "#1a5276 #8cc4e4"\r
        parts:\r
        - 14 Title\r
        ---\r
        ::: {.note}\r
        \\(x\\) and [[a]] {{< b >}}\r

        | a | b |\r
        |---|:-:|\r
        | $|x|$ | [c](d.md#e) |\r

        ![p](q.png){#fig-q alt="r"}\r

        $$ x \\label{eq-a} $$ {#eq-b}\r
        """,
    ]

    @Test func anyChapterIsReadOrToldOf() {
        var mutator = Mutator(Self.chapters, seed: 16)
        var sound = 0
        let count = TestEffort.count(quick: 600, full: 100_000)
        for _ in 0..<count {
            let source = SourceText(file: "index.md", bytes: mutator.next())
            let (chapter, found) = readChapter(source)
            let lines = source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count
            let mostLines = lines + source.bytes.count { $0 == UInt8(ascii: "\r") }
            #expect(found.allSatisfy { (1...mostLines).contains($0.location.line) && $0.location.column >= 1 && $0.length >= 1 })
            #expect(chapter != nil || found.contains { $0.severity == .error })
            if !found.contains(where: { $0.severity == .error }) { sound += 1 }
        }
        #expect(sound > count / 20 && sound < count)
    }

    private static let works = [
        "@article{a, title={One {Two} \"three\" \\pkg{x}}, author={A, B AND C}, year=2020, month = jul, note={n}}\n@book{b,title=\"B\"}\n",
        "@preamble{\"\\newcommand{\\noop}[1]{} \\def\\x#1{#1#1}\"}\n@string(j = {J. of \\& $x$})\n@misc(c, journal = j # { 5%}, title={{\\noop{a}b}} )",
        "note@x.org\n@comment{jabref: {}}\n@InProceedings{d/e+f, title = {a {nm} {\\'e} $\\ell_1$}, crossref={a}, doi={10.1/<x>}\n}\n",
    ]

    /// One work that is broken must not break another: each is a line of its own, with braces that close.
    @Test func anyBibTeXIsDividedIntoWorks() {
        var mutator = Mutator(Self.works, seed: 17)
        var sound = 0
        let count = TestEffort.count(quick: 5000, full: 500_000)
        for _ in 0..<count {
            let source = SourceText(file: "r.bib", bytes: mutator.next())
            let file = BibTeXFile(source)
            let lines = file.plain(unknown: ["pkg"]).split(separator: "\n")
            #expect(
                lines.allSatisfy { $0.first == "@" && $0.last == "}" && Self.isBalanced($0) },
                "\(source.bytes.markdownText.debugDescription)")
            if file.mistakes.isEmpty, !lines.isEmpty { sound += 1 }
        }
        #expect(sound > count / 10 && sound < count)
    }

    private static func isBalanced(_ text: Substring) -> Bool {
        var depth = 0
        var isEscaped = false
        for byte in text.utf8 {
            if !isEscaped, byte == UInt8(ascii: "{") { depth += 1 }
            if !isEscaped, byte == UInt8(ascii: "}") { depth -= 1 }
            if depth < 0 { return false }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return depth == 0
    }

    private static let items = [
        #"[{"id":"a","type":"book","title":"T <i>x</i>","author":[{"family":"Li","given":"J."}],"issued":{"date-parts":[[2020,1]]}}]"#,
        #"{"items":[{"id":1,"title":["A"],"DOI":"https://doi.org/10.1/x","issued":{"raw":"2020-05"},"editor":"R","orcid":"\u00e9\ud83d\ude00"}]}"#,
        #"[{"id":"c","URL":"javascript:1","title":"a $x$","issued":"2001/2002","author":[{"literal":"G"}],"volume":3e2}, {"id":"d"}]"#,
    ]

    @Test func anyJSONIsWorksOrToldOf() throws {
        var mutator = Mutator(Self.items, seed: 18)
        var sound = 0
        let count = TestEffort.count(quick: 5000, full: 500_000)
        for _ in 0..<count {
            let source = SourceText(file: "r.json", bytes: mutator.next())
            let (bibliography, mistakes) = Bibliography.read(source)
            for work in bibliography.works { _ = try LocatedJSONParser.parse(Array(work.csl.utf8)) }
            #expect(!bibliography.works.isEmpty || !mistakes.isEmpty || source.bytes.count < 40)
            if mistakes.isEmpty { sound += 1 }
        }
        #expect(sound > count / 50 && sound < count)
    }

    @Test func anyBytesAreAPictureOrNone() {
        let exif: [UInt8] =
            [0xFF, 0xD8, 0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM".utf8) + [
                0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
            ]
            + [0xFF, 0xC0, 0, 11, 8, 1, 0, 2, 0, 3, 0, 0, 0]
        let webP = Array("RIFF\0\0\0\0WEBPVP8L\0\0\0\0/".utf8) + [59, 0xC0, 0x09, 0]
        let avif = [0, 0, 0, 28] + Array("ftypavif\0\0\0\0ispe\0\0\0\0".utf8) + [0, 0, 1, 0, 0, 0, 1, 0]
        let svg = Array("<svg width='3px' height=\"4\" viewBox='0 0 1 2'>".utf8)
        var mutator = Mutator([exif, webP, avif, svg, Array("GIF89a".utf8) + [1, 0, 1, 0]], seed: 19)
        var pictures = 0
        let count = TestEffort.count(quick: 5000, full: 500_000)
        for _ in 0..<count {
            guard case .picture(let size)? = PictureHeader.kind(of: mutator.next()) else { continue }
            pictures += 1
            #expect(size.map { $0.width > 0 && $0.height > 0 } ?? true)
        }
        #expect(pictures > count / 4 && pictures < count)
    }
}
