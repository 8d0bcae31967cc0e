import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator

/// Markdown at random, from pieces that mean something in it.
@Suite struct MarkdownFuzzTests {
    private static let pieces = [
        "a", "b c", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\r\n", "- ", "1. ", "> ", "* ", "# ", "## ", "---", "===",
        "```",
        "~~~", "``` swift\n", "```swift experiment a\n", "`", "``", "*", "**", "_", "~~", "[", "]", "(", ")", "![", "](x)", "[a]",
        "[a]: /u\n", "[a]: <u> 't'\n", "![](x)", "[](y \"t\")", "<b>", "</b>", "<http://x.y>", "<!-- c -->", "<div>", "&amp;",
        "&x;", "&#35;", "\\", "\\*", "\\\n", "  \n", "|", "|a|b|\n|-|-|\n", "| c |\n", "$", "$$", "$x$", "$$y$$", "{#sec-a}",
        "{#eq-b}", "@fig-a", "[@k]", "`{swift} a`", "é", "世", "\u{0}", "\"", "//| ", "!", "<", ">", ";",
        "[^a]", "[^a]: n\n", "[^b]", "[^ b\nc]", "[^a*b*]", "|-|\n", "||", "\\|", "- [ ] ", "- [x] ", "\r", "    ```\n", "<a b='",
    ]

    /// Every byte is accounted for, and what was read stands in order within what contains it.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func accountsForEachByte(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<1000 {
            let text = document(&random)
            for dialect in [MarkdownDialect.commonMark, .chapter] {
                let reading = try MarkdownReader.read(Array(text.utf8), dialect: dialect)
                #expect(reading.mismatches == 0, "\(text.debugDescription)")
                #expect(reading.blocks.isOrdered(in: 0..<text.utf8.count), "\(text.debugDescription)")
                for note in reading.footnotes {
                    #expect(note.blocks.isOrdered(in: 0..<text.utf8.count), "\(text.debugDescription)")
                }
            }
        }
    }

    /// Nothing that an author can write stops the reader.
    @Test func readsWhateverIsWritten() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<300 {
            let text = document(&random)
            let (chapter, diagnostics) = readChapter(SourceText(file: "a.md", text: "---\ntitle: A\n---\n" + text))
            #expect(chapter != nil)
            #expect(diagnostics == diagnostics.sorted())
            #expect(diagnostics.allSatisfy { $0.location.line > 3 && $0.length > 0 }, "\(text.debugDescription)")
        }
    }

    private func document(_ random: inout SplitMix64) -> String {
        (0...Int.random(in: 0..<30, using: &random)).map { _ in
            Self.pieces[Int.random(in: Self.pieces.indices, using: &random)]
        }.joined()
    }
}

extension [BlockNode] {
    func isOrdered(in range: Range<Int>) -> Bool {
        var end = range.lowerBound
        for block in self {
            guard block.range.lowerBound >= end, block.range.upperBound <= range.upperBound else { return false }
            end = block.range.upperBound
            guard block.contentIsOrdered else { return false }
        }
        return true
    }
}

extension BlockNode {
    fileprivate var contentIsOrdered: Bool {
        switch content {
        case .paragraph(let nodes), .heading(_, let nodes): nodes.isOrdered(in: range)
        case .quote(let blocks): blocks.isOrdered(in: range)
        case .list(_, _, let items): items.flatMap { $0 }.isOrdered(in: range)
        case .table(let table): (table.header + table.rows.flatMap { $0 }).flatMap { $0 }.isOrdered(in: range)
        case .code, .html, .rule: true
        }
    }
}

extension [InlineNode] {
    fileprivate func isOrdered(in range: Range<Int>) -> Bool {
        var end = range.lowerBound
        for node in self {
            guard node.range.lowerBound >= end, node.range.upperBound <= range.upperBound else { return false }
            end = node.range.upperBound
            guard node.children.isOrdered(in: node.range) else { return false }
        }
        return true
    }
}

extension InlineNode {
    var children: [InlineNode] {
        switch content {
        case .emphasis(let nodes), .strong(let nodes), .strikethrough(let nodes), .link(_, _, let nodes), .image(_, _, let nodes):
            nodes
        default: []
        }
    }
}
