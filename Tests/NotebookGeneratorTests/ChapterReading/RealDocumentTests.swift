import CCMarkGFM
import Foundation
import Testing
@testable import ChapterReading

/// Real chapters that nobody may pass on: `NOTEBOOK_DOCUMENTS=~/papers swift test --filter RealDocumentTests` reads every Markdown file
/// below that folder, and compares the words and the table cells that a page would show with those that cmark-gfm's own HTML has. What a
/// page shows otherwise on purpose (formulas, references, citations, blocks) is text to cmark-gfm, so that words are compared as a bag.
struct RealDocumentTests {
    private static let folder = ProcessInfo.processInfo.environment["NOTEBOOK_DOCUMENTS"]

    @Test(.enabled(if: folder != nil, "NOTEBOOK_DOCUMENTS names no folder"))
    func nothingIsLost() throws {
        let folder = try #require(Self.folder)
        let walk = try #require(FileManager.default.enumerator(atPath: folder))
        var count = 0
        for case let path as String in walk where ["md", "qmd", "Rmd", "markdown"].contains((path as NSString).pathExtension) {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)"))
            guard UTF8Validation.firstInvalidByte(of: Array(bytes)) == nil else { continue }
            count += 1
            let text = Self.withoutFrontMatter(String(decoding: bytes, as: UTF8.self))
            let lost = try ReadWords(text).lost(from: ReferenceWords(text))
            #expect(lost.isEmpty, "\(path) loses \(lost.prefix(20))")
        }
        #expect(count > 0, "\(folder) has no Markdown")
    }

    /// What the comparison itself can see: words that a table or a note loses.
    @Test(
        arguments: [
            ("a b\n\n| c | d |\n|---|---|\n| e || \n", []), ("Do it:\n    ```swift\n    let x = 1\n    ```\nand *read* on.", []),
            ("Text[^1].\n\n[^1]: A *note*.\n", []), ("a <b>c</b> $x_1$ [d](e.md \"t\")", []),
        ] as [(String, [String])])
    func theComparisonHolds(text: String, lost: [String]) throws {
        #expect(try ReadWords(text).lost(from: ReferenceWords(text)) == lost)
        #expect(try ReadWords("nothing").lost(from: ReferenceWords("nothing else")) == ["else"])
    }

    private static func withoutFrontMatter(_ text: String) -> String {
        guard text.hasPrefix("---\n"),
            let end = text.range(of: "\n---\n", range: text.index(text.startIndex, offsetBy: 3)..<text.endIndex)
        else { return text }
        return String(text[end.upperBound...])
    }
}

/// How often each word stands in a text.
private struct WordBag {
    private(set) var counts: [String: Int] = [:]

    mutating func add(_ text: String) {
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) { counts[String(word), default: 0] += 1 }
    }
}

/// The words of what the notebook read: all that a page or a message shows.
private struct ReadWords {
    private var bag = WordBag()

    init(_ text: String) throws {
        let (chapter, diagnostics) = readChapter(SourceText(file: "a.md", text: "---\ntitle: T\n---\n" + text))
        let source = SourceText(file: "a.md", text: "---\ntitle: T\n---\n" + text)
        // What is told is not lost.
        for diagnostic in diagnostics { bag.add(source.line(diagnostic.location.line) ?? "") }
        guard let chapter else { return }
        for block in chapter.blocks {
            bag.add("\(block.kind.rawValue) \(block.name) \(block.code) \(block.options.caption?.text ?? "")")
        }
        for label in chapter.labels { bag.add(label.name) }
        add(chapter.document.blocks)
        for note in chapter.document.footnotes {
            bag.add(note.label)
            add(note.blocks)
        }
    }

    /// Those that the reference has more often, sorted.
    func lost(from reference: ReferenceWords) -> [String] {
        reference.bag.counts.filter { bag.counts[$0.key, default: 0] < $0.value }.keys.sorted()
    }

    private mutating func add(_ blocks: [MarkdownBlock]) {
        for block in blocks {
            switch block.content {
            case .paragraph(let inlines), .heading(_, let inlines, _): add(inlines)
            case .quote(let blocks): add(blocks)
            case .list(let list): add(Array(list.items.joined()))
            case .code(_, let text): bag.add(text)
            case .html(let html): bag.add(html)
            case .table(let table): for cell in table.header + table.rows.joined() { add(cell) }
            case .equation(let tex, _): bag.add(tex)
            case .picture(let picture):
                add(picture.caption)
                bag.add("\(picture.source) \(picture.alt ?? "")")
            case .callout(let callout):
                bag.add("[!\(callout.kind.rawValue)]")
                add(callout.title)
                add(callout.blocks)
            case .definitions(let definitions):
                for definition in definitions {
                    add(definition.term)
                    for description in definition.descriptions { add(description) }
                }
            case .captioned(let captioned):
                add(captioned.caption)
                switch captioned.content {
                case .table(let table): for cell in table.header + table.rows.joined() { add(cell) }
                case .pictures(let parts):
                    for part in parts {
                        bag.add(part.source)
                        add(part.caption)
                    }
                }
            case .executable, .rule: break
            }
        }
    }

    private mutating func add(_ inlines: [MarkdownInline]) {
        var text = ""
        for inline in inlines {
            switch inline.content {
            case .text(let part): text += part
            // In HTML a tag stands there, which divides words.
            case .code(let part), .html(let part), .math(let part), .displayMath(let part): text += " \(part) "
            case .softBreak, .lineBreak: text += " "
            case .emphasis(let inside), .strong(let inside), .strikethrough(let inside):
                text += " "
                add(inside)
            case .link(let address, let title, let inside), .image(let address, let title, let inside):
                bag.add("\(address) \(title ?? "")")
                add(inside)
            case .value(let expression): text += " \(expression) "
            case .reference(let label): text += " \(label) "
            case .citation(let citation):
                for item in citation.items { text += " \(item.prefix) \(item.key) \(item.suffix) " }
            case .footnote(let label, _): text += " \(label) "
            }
        }
        bag.add(text)
    }
}

/// The words of cmark-gfm's own HTML: the text of its elements, with tables and footnotes.
private struct ReferenceWords {
    private(set) var bag = WordBag()

    init(_ text: String) {
        cmark_gfm_core_extensions_ensure_registered()
        guard let parser = cmark_parser_new(CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES) else { return }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough"] {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        cmark_parser_feed(parser, text, text.utf8.count)
        guard let document = cmark_parser_finish(parser) else { return }
        defer { cmark_node_free(document) }
        guard
            let html = cmark_render_html(
                document, CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser))
        else { return }
        defer { free(html) }
        let shown = String(cString: html)
            .replacing(/<sup class="footnote-ref">.*?<\/sup>|<a href="#fnref[^>]*>.*?<\/a>/, with: " ").replacing(
                /<[^>]*>/, with: " ")
        bag.add(Self.decoded(shown))
    }

    private static func decoded(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
