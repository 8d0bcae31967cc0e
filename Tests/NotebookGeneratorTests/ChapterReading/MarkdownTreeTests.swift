import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import NotebookGenerator

/// A folder each: Markdown in, what each part of it is and which bytes it was written in out.
@Suite struct MarkdownTreeTests {
    @Test(arguments: goldens.cases(in: "MarkdownTrees"))
    func placesEachPart(golden: GoldenCase) throws {
        let bytes = Array(try Data(contentsOf: golden.file("text.md"))).trimmingByteOrderMark
        let mask = try MathMask(bytes)
        let reading = try MarkdownReader.read(bytes, masked: mask.bytes, dialect: .chapter)
        #expect(reading.mismatches == 0)
        let outline = TreeOutline(source: SourceText(file: "text.md", bytes: bytes))
        let tree = outline.text(of: reading.blocks) + outline.text(of: reading.footnotes) + outline.text(of: mask)
        try expectGolden(tree.utf8, golden.file("tree.txt"))
    }

    /// A case without text or without parts tests nothing.
    @Test func everyConstructHasParts() throws {
        let cases = goldens.cases(in: "MarkdownTrees")
        #expect(cases.count >= 12)
        for golden in cases {
            for file in ["text.md", "tree.txt"] {
                let text = try String(contentsOf: golden.file(file), encoding: .utf8)
                #expect(text.contains { !$0.isWhitespace }, "\(golden.name)/\(file)")
            }
        }
    }
}

/// One part a line: what it is, where, and its bytes.
private struct TreeOutline {
    let source: SourceText

    func text(of blocks: [BlockNode], depth: Int = 0) -> String { blocks.map { text(of: $0, depth: depth) }.joined() }

    func text(of footnotes: [FootnoteNode]) -> String {
        footnotes.map { line("footnote \($0.label)", $0.range, 0) + text(of: $0.blocks, depth: 1) }.joined()
    }

    func text(of mask: MathMask) -> String {
        mask.spans.map { line($0.isDisplay ? "display math" : "math", $0.range, 0) }.joined()
            + mask.unclosed.map { line("unclosed", $0..<$0 + 2, 0) }.joined()
    }

    private func text(of block: BlockNode, depth: Int) -> String {
        switch block.content {
        case .paragraph(let nodes): line("paragraph", block.range, depth) + text(of: nodes, depth: depth + 1)
        case .heading(let level, let nodes): line("heading \(level)", block.range, depth) + text(of: nodes, depth: depth + 1)
        case .quote(let blocks): line("quote", block.range, depth) + text(of: blocks, depth: depth + 1)
        case .list(let start, let isTight, let items):
            line("\(isTight ? "tight" : "loose") list\(start.map { " from \($0)" } ?? "")", block.range, depth)
                + items.map { indented("item\n", depth + 1) + text(of: $0, depth: depth + 2) }.joined()
        case .code(let code):
            line("code \(code.info)", block.range, depth)
                + code.lines.map {
                    line(
                        "+\($0.insertedSpaces) \(String(decoding: $0.text, as: UTF8.self).debugDescription)", $0.range, depth + 1)
                }.joined()
        case .html: line("html", block.range, depth)
        case .rule: line("rule", block.range, depth)
        case .table(let table):
            line("table", block.range, depth)
                + ([table.header] + table.rows).map { row in
                    indented("row\n", depth + 1)
                        + row.map { indented("cell\n", depth + 2) + text(of: $0, depth: depth + 3) }.joined()
                }.joined() + table.extraCells.map { line("extra cells", $0, depth + 1) }.joined()
        }
    }

    private func text(of nodes: [InlineNode], depth: Int) -> String {
        nodes.map { line(name(of: $0), $0.range, depth) + text(of: $0.children, depth: depth + 1) }.joined()
    }

    private func name(of node: InlineNode) -> String {
        switch node.content {
        case .text(let pieces): "text \(pieces.map(\.text).joined().debugDescription)"
        case .softBreak: "break"
        case .lineBreak: "hard break"
        case .code(let code, let range): "code \(code.debugDescription) at \(place(range))"
        case .emphasis: "emphasis"
        case .strong: "strong"
        case .strikethrough: "strikethrough"
        case .link(let destination, let title, _): "link <\(destination)>\(title.map { " \($0.debugDescription)" } ?? "")"
        case .image(let source, let title, _): "image <\(source)>\(title.map { " \($0.debugDescription)" } ?? "")"
        case .html: "html"
        case .footnote(let label, let number): "note \(number) \(label)"
        }
    }

    private func line(_ name: String, _ range: Range<Int>, _ depth: Int) -> String {
        indented("\(name) — \(place(range)) \(source.text(in: range).debugDescription)\n", depth)
    }

    private func place(_ range: Range<Int>) -> String {
        let (start, end) = (source.location(at: range.lowerBound), source.location(at: range.upperBound))
        return "\(start.line):\(start.column)–\(end.line):\(end.column)"
    }

    private func indented(_ text: String, _ depth: Int) -> String { String(repeating: "  ", count: depth) + text }
}

extension [UInt8] {
    fileprivate var trimmingByteOrderMark: [UInt8] { starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self }
}
