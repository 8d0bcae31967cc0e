/// A file's text and the offsets at which its lines start: the one place where offsets become positions.
package struct SourceText: Sendable {
    package let file: String
    package let bytes: [UInt8]
    /// The first byte after a byte order mark, which no editor shows and no column counts.
    package let textStart: Int
    private let lineStarts: [Int]
    /// Where parts of files begin; empty for the text of one file.
    private var pieces: [(start: Int, source: SourceText, offset: Int)] = []

    /// The text of `file` with others in it: parts of the sources, one after the other.
    init(file: String, pieces parts: [(source: SourceText, range: Range<Int>)]) {
        self.init(file: file, bytes: parts.flatMap { $0.source.bytes[$0.range] })
        var start = 0
        for (source, range) in parts {
            pieces.append((start, source, range.lowerBound))
            start += range.count
        }
    }

    /// The files that it is made of, each as it is.
    package var files: [SourceText] {
        guard !pieces.isEmpty else { return [self] }
        var known: Set<String> = []
        return pieces.flatMap(\.source.files).filter { known.insert($0.file).inserted }
    }

    package init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lineStarts = [textStart] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    package init(file: String, text: String) {
        self.init(file: file, bytes: Array(text.utf8))
    }

    /// The position of the byte at `offset`; an offset past the end is the end.
    package func location(at offset: Int) -> SourceLocation {
        let offset = min(max(offset, textStart), bytes.count)
        if let piece = pieces.last(where: { $0.start <= offset }) {
            return piece.source.location(at: piece.offset + offset - piece.start)
        }
        let line = lineIndex(of: offset)
        return SourceLocation(file: file, line: line + 1, column: offset - lineStarts[line] + 1)
    }

    /// The bytes of line `number` (from 1), without its line break; nil past the end.
    package func line(_ number: Int) -> String? {
        guard number > 0, number <= lineStarts.count else { return nil }
        return String(decoding: bytes[lineStarts[number - 1]..<lineEnd(number - 1)], as: UTF8.self)
    }

    /// The bytes of line `number` around a column, and the column among them; no more of a long line than an excerpt shows. A column that
    /// the line does not have is its first, or the one behind its end.
    package func part(ofLine number: Int, around column: Int, reach: Int) -> (text: String, column: Int)? {
        guard number > 0, number <= lineStarts.count else { return nil }
        let line = lineStarts[number - 1]..<lineEnd(number - 1)
        let column = min(max(column, 1), line.count + 1)
        guard line.count > 2 * reach else { return (String(decoding: bytes[line], as: UTF8.self), column) }
        let place = line.lowerBound + column - 1
        let window = (place - reach..<place + reach).clamped(to: line)
        // Not inside a character.
        let start = (window.lowerBound..<place).first { bytes[$0] & 0xC0 != 0x80 } ?? window.lowerBound
        return (String(decoding: bytes[start..<window.upperBound], as: UTF8.self), place - start + 1)
    }

    package func text(in range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// How many bytes of `range` are in its first line.
    package func lengthInLine(_ range: Range<Int>) -> Int {
        min(range.upperBound, lineEnd(lineIndex(of: range.lowerBound))) - range.lowerBound
    }

    private func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func lineEnd(_ index: Int) -> Int {
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return end
    }
}
