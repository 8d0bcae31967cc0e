import ChapterReading
import Foundation
import Storage

/// Sets citations with Pandoc's CSL engine, the best kept that Debian has: a style guide's rules for names, dates, order and letters are
/// many, and its own.
package struct PandocStyle: Sendable {
    package static let tool = "pandoc"
    package static let debianPackage = "pandoc"

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
        /// Whether it is the style's fault, and none of the works'.
        package var isOfStyle = false
    }

    /// A style of the author's, in CSL; the Chicago Manual's author-date style otherwise.
    let style: String?
    /// An empty folder for the files of one run.
    let folder: String

    package init(style: String?, folder: String) {
        self.style = style
        self.folder = folder
    }

    /// - Parameters:
    ///   - groups: in the order of the book, which numbers count in.
    ///   - works: all that they name.
    package func set(_ groups: [Citation], works: [Bibliography.Work]) throws -> SetCitations {
        guard !groups.isEmpty else { return .none }
        let keys = PandocKeys(works)
        let named = groups.map(keys.citation)
        let paragraphs = named.map(Self.markdown).joined(separator: "\n\n")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("works.json", "[" + works.map { keys.work($0).csl }.joined(separator: ",\n") + "]")
        try write("citations.md", paragraphs + "\n")
        try run(
            ["--citeproc", "-M", "link-citations=true", "--bibliography", "works.json", "-f", "markdown-smart", "-t", "json"]
                + (style.map { ["--csl", $0] } ?? []) + ["-o", "set.json", "citations.md"])
        let output = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/set.json"))
        return keys.restoring(try PandocDocument(output).citations(named), groups)
    }

    /// The works of a BibTeX file.
    package func works(of file: BibTeXFile) throws -> BibTeXFile.Reading {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let unknown = try unknown(file.commands)
        try write("references.bib", file.plain(unknown: unknown))
        try run(["-f", file.isBibLaTeX ? "biblatex" : "bibtex", "-t", "csljson", "-o", "works.json", "references.bib"])
        let json = String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/works.json")), as: UTF8.self)
        // BibTeX keeps the `van den` of a name when the name stands alone.
        let kept = Array(json.replacing("\"dropping-particle\":", with: "\"non-dropping-particle\":").utf8)
        return BibTeXFile.Reading(json: kept, unknown: unknown)
    }

    private struct Skipped: Decodable {
        let contents: String?
    }

    /// Those of some commands that Pandoc leaves out, which it tells in its log.
    private func unknown(_ commands: [String]) throws -> [String] {
        guard !commands.isEmpty else { return [] }
        try write("commands.tex", commands.map { "a \\\($0){x}{y} b" }.joined(separator: "\n\n"))
        do {
            try run(["-f", "latex", "-t", "plain", "--log", "log.json", "-o", "commands.txt", "commands.tex"])
        } catch {
            // Some, as `\begin`, stop it: it knows them.
            let half = commands.count / 2
            return half == 0 ? [] : try unknown(Array(commands[..<half])) + unknown(Array(commands[half...]))
        }
        let log = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/log.json"))
        let skipped = try JSONDecoder().decode([Skipped].self, from: log).compactMap(\.contents)
        let names = Set(skipped.compactMap { $0.prefixMatch(of: /\\(?<name>[A-Za-z]+)/).map { String($0.output.name) } })
        return commands.filter(names.contains)
    }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }

    private func run(_ arguments: [String]) throws {
        guard SearchPath.ours.file(of: Self.tool) != nil else {
            throw Failure(description: "\(MissingFile(path: Self.tool, package: Self.debianPackage))")
        }
        // A style whose macros call each other would take all that there is.
        let megabytes = max(2048, ProcessInfo.processInfo.physicalMemory >> 22)
        let result = try ChildProcess.run(
            [Self.tool, "+RTS", "-M\(megabytes)m", "-RTS", "--quiet"] + arguments, in: folder, environment: ["LC_ALL": "C.UTF-8"],
            seconds: 600)
        if case .signalled(let number) = result.status { throw Failure(description: "pandoc was ended by signal \(number)") }
        guard !result.output.contains("Heap exhausted") else {
            let guess = style == nil ? "" : ": does a macro of the style call itself?"
            throw Failure(description: "pandoc needs more than \(megabytes) MB\(guess)", isOfStyle: style != nil)
        }
        guard result.status == .exited(0) else {
            throw Failure(description: result.output, isOfStyle: style != nil && result.output.contains("Citeproc"))
        }
    }

    private static func markdown(_ citation: Citation) -> String {
        if citation.isTextual, let item = citation.items.first {
            return "@{\(item.key)}" + (item.suffix.isEmpty ? "" : " [\(escaped(item.suffix))]")
        }
        let items = citation.items.map { item in
            let prefix = item.prefix.isEmpty ? "" : escaped(item.prefix) + " "
            let isJoined = item.suffix.isEmpty || item.suffix.first == ","
            return "\(prefix)\(item.suppressesAuthor ? "-" : "")@{\(item.key)}\(isJoined ? "" : " ")\(escaped(item.suffix))"
        }
        return "[" + items.joined(separator: "; ") + "]"
    }

    /// Nothing in it is Markdown.
    private static func escaped(_ text: String) -> String {
        String(text.flatMap { $0.isASCII && ($0.isPunctuation || $0.isSymbol) ? ["\\", $0] : [$0] })
    }
}
