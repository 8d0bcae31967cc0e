/// Code is read from the source line by line: cmark-gfm turns what is left of a tab at the start of a line into spaces.
extension MarkdownTreeReader {
    mutating func fencedCode(_ node: CMarkNode, fenceLength: Int) -> BlockNode {
        let start = start(of: node)
        let character = text.bytes[min(start, text.bytes.count - 1)]
        if character != UInt8(ascii: "`"), character != UInt8(ascii: "~") { mismatches += 1 }
        let run = start + text.bytes[start...].prefix { $0 == character }.count
        let end = max(text.trimmedEnd(ofLine: node.firstLine), run)
        let info = (run..<end).first { !text.bytes[$0].isBlank } ?? end
        let lines = verbatimLines(node.literal, from: node.firstLine + 1)
        let closing = closingFence(line: node.firstLine + 1 + lines.count, character: character, count: run - start)
        let code = CodeNode(
            info: node.info, lines: lines, fence: .init(range: start..<run, info: info..<end, isClosed: closing != nil))
        return BlockNode(content: .code(code), range: start..<(closing ?? lines.last?.range.upperBound ?? end))
    }

    mutating func indentedCode(_ node: CMarkNode) -> BlockNode {
        let lines = verbatimLines(node.literal, from: node.firstLine)
        let first = lines.first?.range.lowerBound ?? start(of: node)
        return BlockNode(
            content: .code(CodeNode(info: "", lines: lines, fence: nil)),
            range: first..<max(lines.last?.range.upperBound ?? first, first))
    }

    /// The lines of code or HTML, of which the first is the source's line at `first`.
    mutating func verbatimLines(_ literal: [UInt8], from first: Int) -> [CodeNode.Line] {
        var parts = literal.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if parts.last?.isEmpty ?? false { parts.removeLast() }
        return parts.enumerated().map { verbatimLine($1, at: first + $0) }
    }

    /// A line that ends as the source's does; before that stand the spaces that are left of a tab.
    private mutating func verbatimLine(_ part: ArraySlice<UInt8>, at index: Int) -> CodeNode.Line {
        let line = text.line(index)
        let written = text.bytes[line]
        let common = zip(part.reversed(), written.reversed()).prefix { $0 == $1 }.count
        let spaces = part.count - common
        if !part.prefix(spaces).allSatisfy({ $0 == UInt8(ascii: " ") }) { mismatches += 1 }
        let range = line.upperBound - common..<line.upperBound
        let code = Array(repeating: UInt8(ascii: " "), count: spaces) + text.original[range]
        return CodeNode.Line(text: code.withoutNulls, range: range, insertedSpaces: spaces)
    }

    /// The end of the closing fence when the line at `index` is one.
    private func closingFence(line index: Int, character: UInt8, count: Int) -> Int? {
        guard text.lines.indices.contains(index), !starts.contains(index) else { return nil }
        let end = text.trimmedEnd(ofLine: index)
        let fence = text.bytes[min(text.contentStart(ofLine: index, quotes: quotes), end)..<end]
        return fence.count >= count && fence.allSatisfy { $0 == character } ? end : nil
    }
}
