import ChapterReading
import Foundation
import Storage
import Weaving

/// What Pandoc made of the works and citations of the last build: it runs only when one of them is another.
struct CitationMemory {
    private struct Record<Value: Codable>: Codable {
        var key: Digest
        var value: Value
    }

    private let project: Project
    private let memory: BuildMemory
    private var style: PandocStyle {
        PandocStyle(style: project.citationStyle, folder: "\(memory.folder.scratch)/citations")
    }

    init(_ project: Project, _ memory: BuildMemory) {
        self.project = project
        self.memory = memory
    }

    /// The works of a file, CSL-JSON or BibTeX.
    func works(_ source: SourceText) -> (bibliography: Bibliography, mistakes: [Bibliography.Mistake]) {
        guard source.file.hasSuffix(".bib") else { return Bibliography.read(source) }
        let file = BibTeXFile(source)
        do {
            let reading = try remembered(
                at: memory.folder.works, ["works 4", try toolDigest(), file.plain(), "\(file.isBibLaTeX)"]
            ) {
                try style.works(of: file)
            }
            let (bibliography, mistakes) = file.works(reading)
            return (bibliography, file.mistakes + mistakes)
        } catch {
            let words = "\(error)"
            let line = words.firstMatch(of: /line (\d+), column/).flatMap { Int($0.output.1) } ?? 0
            let fault = "cannot be read as BibTeX: \(Self.firstLines(of: words))"
            return (.empty, file.mistakes + [Bibliography.Mistake(of: file.location(ofPlainLine: line), fault)])
        }
    }

    /// Every citation of the book, and its works; what is wrong when they can't be set.
    func citations(of book: ReadBook) -> (SetCitations, Diagnostic?) {
        let keys = book.bibliography.keys
        var seen: Set<Citation> = []
        let groups = book.book.chapters.flatMap(\.citedGroups).filter { group in
            group.items.allSatisfy { keys.contains($0.key) } && seen.insert(group).inserted
        }
        let cited = Set(groups.flatMap(\.items).map(\.key))
        let works = book.bibliography.works.filter { cited.contains($0.key) }
        let styleDigest: String
        do { styleDigest = try digestOfStyle() } catch { return (.none, refusal(error, of: Self.styleFile)) }
        do {
            let given = try RecordCoding.encode(groups)
            let key = ["citations 4", try toolDigest(), styleDigest, Digest(of: given).description] + works.map(\.csl)
            return (try remembered(at: memory.folder.citations, key) { try style.set(groups, works: works) }, nil)
        } catch {
            let isOfStyle = (error as? PandocStyle.Failure)?.isOfStyle ?? false
            let works = book.sources.first { !$0.file.hasSuffix(".md") }?.file ?? "chapters/references.json"
            return (.none, refusal(error, of: isOfStyle ? Self.styleFile : works))
        }
    }

    private static let styleFile = "chapters/references.csl"

    private func digestOfStyle() throws -> String {
        guard let file = project.citationStyle else { return "usual" }
        try PlainFile.require(file)
        return try memory.stamps.digest(of: file).description
    }

    /// Of the program that is found on the PATH: another version may set citations otherwise. Nothing where there is none.
    private func toolDigest() throws -> String {
        try SearchPath.ours.file(of: PandocStyle.tool).map { try memory.stamps.digest(of: $0).description } ?? "none"
    }

    private func refusal(_ error: any Error, of file: String) -> Diagnostic {
        let location = SourceLocation(file: file, line: 1, column: 1)
        let told = "\(error)".trimmingPrefix("\(project.root)/\(file): ")
        return Diagnostic(at: location, "the citations cannot be set: \(Self.firstLines(of: String(told)))")
    }

    private func remembered<Value: Codable>(at path: String, _ key: [String], _ make: () throws -> Value) throws -> Value {
        let key = Digest(ofAll: key)
        let text = SealedFile.readText(path) { memory.notice("the citations set before are damaged and are set again") }
        if let text, let record = try? JSONDecoder().decode(Record<Value>.self, from: text), record.key == key {
            return record.value
        }
        let value = try make()
        try SealedFile.writeText(RecordCoding.encode(Record(key: key, value: value)), to: path)
        return value
    }

    private static func firstLines(of text: String) -> String {
        text.split(whereSeparator: \.isNewline).prefix(3).joined(separator: " ")
    }
}
