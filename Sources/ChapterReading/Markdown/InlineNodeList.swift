/// Nodes in the making: pieces of text that follow each other become one text, and so does HTML.
struct InlineNodeList {
    private var nodes: [InlineNode] = []
    private var pieces: [TextPiece] = []
    private var html: (text: String, range: Range<Int>)?

    mutating func append(_ node: InlineNode) {
        flush()
        nodes.append(node)
    }

    mutating func append(_ piece: TextPiece) {
        flushHTML()
        let last = pieces.count - 1
        guard last >= 0, pieces[last].isLiteral, piece.isLiteral, pieces[last].range.upperBound == piece.range.lowerBound else {
            pieces.append(piece)
            return
        }
        // In place, with no copy of it held: so many pieces after each other are one text.
        pieces[last].text += piece.text
        pieces[last].range = pieces[last].range.lowerBound..<piece.range.upperBound
    }

    mutating func append(html text: String, _ range: Range<Int>) {
        flushText()
        let start = html?.range.lowerBound ?? range.lowerBound
        if html == nil { html = ("", range) }
        // In place: so many tags after each other are one text.
        html?.text += text
        html?.range = start..<range.upperBound
    }

    mutating func finished() -> [InlineNode] {
        flush()
        return nodes
    }

    private mutating func flush() {
        flushText()
        flushHTML()
    }

    private mutating func flushText() {
        guard let first = pieces.first, let last = pieces.last else { return }
        nodes.append(InlineNode(content: .text(pieces), range: first.range.lowerBound..<last.range.upperBound))
        pieces = []
    }

    private mutating func flushHTML() {
        guard let html else { return }
        nodes.append(InlineNode(content: .html(html.text), range: html.range))
        self.html = nil
    }
}
