import ChapterReading
import ChapterRunning
import Foundation
import Storage
import Weaving

extension Edition {
    /// Which state of the report a record and a project's commits tell of.
    init(of record: Ledger, _ edits: ReportEdits, in project: Project) {
        let entries = record.chapters.values.flatMap(\.values)
        let commit = Git(root: project.root).output(
            of: ["log", "-1", "--format=%h", "--abbrev=10", "--", "chapters", "Sources", "figures"])
        self.init(
            day: entries.map(\.day).max(), commit: commit.flatMap { $0.isEmpty ? nil : $0 }, isEdited: !edits.isEmpty,
            platforms: Set(entries.compactMap { $0.source?.platform }).sorted())
    }
}

/// The files of chapters and sources that are not as the last commit has them: the pages that these can affect say so, and no others.
struct ReportEdits: Sendable {
    /// Below the project's folder: `chapters/02-rates.md`.
    private let paths: Set<String>

    init(_ paths: Set<String> = []) { self.paths = paths }

    /// None where git does not tell. The record is left out: a build may just have brought it up.
    init(in project: Project) {
        let git = Git(root: project.root)
        let asked = ["-z", "--", "chapters", "Sources"]
        let changed = git.output(of: ["diff", "HEAD", "--name-only", "--no-renames", "--relative"] + asked) ?? ""
        let new = git.output(of: ["ls-files", "--others", "--exclude-standard"] + asked) ?? ""
        self.init(Set((changed + new).split(separator: "\0").map(String.init)))
    }

    var isEmpty: Bool { paths.isEmpty }

    var sorted: [String] { paths.sorted() }

    func contains(_ path: String) -> Bool { paths.contains(path) }

    /// Whether the page of a chapter, or its results, can be others with these edits: of its own text, of a module that it can reach, and
    /// of whatever else is no other chapter's and no other module's.
    func touch(_ chapter: Chapter, of book: Book, _ modules: ModuleWordings) -> Bool {
        guard !paths.isEmpty else { return false }
        let others = Set(book.chapters.map(\.path)).subtracting([chapter.path])
        let reached = modules.reached(by: chapter)
        let unreached = modules.names.filter { reached[$0] == nil }
        return paths.contains { path in
            !others.contains(path) && !unreached.contains { path.hasPrefix("Sources/\($0)/") }
        }
    }
}
