/// Puts the files into a chapter that it includes, `{{< include parts/notation.md >}}` on a line of its own, before it is read: what stands
/// in them is as if it stood there, and is told at its own lines.
package struct IncludeReader {
    /// In bytes, of a chapter with all that it includes.
    private let limit: Int
    private let read: (_ file: String) throws -> SourceText
    private var diagnostics: [Diagnostic] = []
    /// Files that were put in so far; each takes its time, however small.
    private var count = 0

    /// A chapter of more is divided, not put together.
    private static let mostFiles = 500
    /// Files in files, the chapter the first.
    private static let mostNested = 50

    /// - Parameters:
    ///   - limit: in bytes, for a chapter with all that it includes.
    ///   - read: a file by its path, such as `chapters/parts/notation.md`.
    package static func read(
        _ source: SourceText, limit: Int, read: (_ file: String) throws -> SourceText
    ) -> (source: SourceText, diagnostics: [Diagnostic]) {
        withoutActuallyEscaping(read) { read in
            var reader = IncludeReader(limit: limit, read: read)
            let whole = reader.whole(source, within: [])
            return (whole, reader.diagnostics)
        }
    }

    private init(limit: Int, read: @escaping (String) throws -> SourceText) {
        self.limit = limit
        self.read = read
    }

    /// - Parameter outer: the files that include it, the chapter first.
    private mutating func whole(_ source: SourceText, within outer: [String]) -> SourceText {
        var (pieces, end, size): ([(source: SourceText, range: Range<Int>)], Int, Int) = ([], 0, source.bytes.count)
        for (line, target) in Self.includes(in: source) {
            guard count <= Self.mostFiles, let file = file(target, in: source, line),
                let included = included(file, source, line, outer + [source.file])
            else {
                // What is told already is no text to say more of.
                pieces.append((source, end..<line.lowerBound))
                end = line.upperBound - (source.bytes[line.upperBound - 1] == UInt8(ascii: "\n") ? 1 : 0)
                continue
            }
            size += included.bytes.count
            if size > limit {
                report(source, line, "with this file the chapter has more than \(limit / 1_000_000) MB", help: "Divide it.")
                break
            }
            pieces.append((source, end..<line.lowerBound))
            pieces.append((included, included.textStart..<included.bytes.count))
            // A file that ends within a line leaves the rest of the chapter its own.
            let keepsBreak = included.bytes.last != UInt8(ascii: "\n") && source.bytes[line.upperBound - 1] == UInt8(ascii: "\n")
            end = line.upperBound - (keepsBreak ? 1 : 0)
        }
        if pieces.isEmpty { return source }
        return SourceText(file: source.file, pieces: pieces + [(source, end..<source.bytes.count)])
    }

    private mutating func included(_ file: String, _ source: SourceText, _ line: Range<Int>, _ outer: [String]) -> SourceText? {
        if outer.contains(file) {
            report(source, line, "\(file) includes itself", help: "Remove the line here, or the one in \(file) that leads here.")
            return nil
        }
        count += 1
        guard count <= Self.mostFiles, outer.count < Self.mostNested else {
            let help = "Put what belongs together into one file, or divide the chapter."
            report(
                source, line,
                count > Self.mostFiles
                    ? "with this file the chapter includes more than \(Self.mostFiles)"
                    : "this file is included by more than \(Self.mostNested) others, one in the other", help: help)
            count = Self.mostFiles + 1
            return nil
        }
        do {
            let text = try read(file)
            if text.line(1)?.trimmingSpaces() == "---" {
                report(
                    source, line, "\(file) has front matter, as chapters have",
                    help: "Remove it: what is included is part of a chapter.")
                return nil
            }
            return whole(text, within: outer)
        } catch {
            report(
                source, line, "the file cannot be read: \(error)",
                help: "Its path starts at the folder of the file that includes it.")
            return nil
        }
    }

    /// The path of the file that `target` names, if it is one below `chapters`.
    private mutating func file(_ target: String, in source: SourceText, _ line: Range<Int>) -> String? {
        var parts = source.file.split(separator: "/").dropLast().map(String.init)
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        guard !target.isEmpty, !target.hasPrefix("/"), parts.count > 2, source.file.hasPrefix("\(parts[0])/"),
            parts.last?.hasSuffix(".md") == true, !parts.contains(where: { $0.hasPrefix(".") })
        else {
            report(
                source, line,
                target.isEmpty ? "which file is included?" : "`\(target)` is no `.md` file in a folder below `chapters`",
                help: "Write `{{< include parts/notation.md >}}`; files directly in `chapters` are chapters.")
            return nil
        }
        return parts.joined(separator: "/")
    }

    private mutating func report(_ source: SourceText, _ line: Range<Int>, _ summary: String, help: String?) {
        let end = source.bytes[line].last == UInt8(ascii: "\n") ? line.upperBound - 1 : line.upperBound
        let range = source.bytes.trimmingBlanks(line.lowerBound..<end)
        diagnostics.append(
            Diagnostic(at: source.location(at: range.lowerBound), length: range.count, summary, help: help))
    }

    /// The lines that include a file, with their ends, and what they name; none in listings, comments and front matter.
    private static func includes(in source: SourceText) -> [(line: Range<Int>, target: String)] {
        guard source.bytes.withUnsafeBufferPointer({ $0.offset(of: Array(opening.utf8)) != nil }) else { return [] }
        var found: [(line: Range<Int>, target: String)] = []
        var (start, lines, isFrontMatter, isComment) = (source.textStart, FencedLines(), false, false)
        while start < source.bytes.count {
            let end = source.bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? source.bytes.count
            defer { start = end }
            let written = source.text(in: start..<end)
            let line = written.trimmingSpaces()
            if line == "---", start == source.textStart || isFrontMatter {
                isFrontMatter.toggle()
            } else if isComment {
                isComment = !line.contains("-->")
            } else if !isFrontMatter, lines.place(of: written[...]) == .prose {
                isComment = line.hasPrefix("<!--") && !line.contains("-->")
                if !written.hasPrefix("    "), let target = target(of: line) { found.append((start..<end, target)) }
            }
        }
        return found
    }

    private static let opening = "{{<"

    /// `parts/a.md` of `{{< include parts/a.md >}}`.
    private static func target(of line: String) -> String? {
        guard line.hasPrefix(opening), line.hasSuffix(">}}"), line.utf8.count >= 6 else { return nil }
        let inside = line.dropFirst(3).dropLast(3).trimmingSpaces()
        let word = "include"
        guard inside.hasPrefix(word), inside.dropFirst(word.count).first?.isWhitespace ?? true else { return nil }
        return String(inside.dropFirst(word.count).trimmingSpaces())
    }
}
