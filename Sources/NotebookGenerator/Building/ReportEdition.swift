import ChapterRunning
import Foundation
import Storage
import Weaving

extension Edition {
    /// Which state of the report a record and a project's commits tell of.
    init(of record: Ledger, in project: Project) {
        let entries = record.chapters.values.flatMap(\.values)
        let git = Git(root: project.root)
        let commit = git.output(of: ["log", "-1", "--format=%h", "--abbrev=10", "--", "chapters", "Sources", "figures"])
        // The record is left out: a build may just have brought it up.
        let edits = git.output(of: ["status", "--porcelain", "--", "chapters", "Sources"])
        self.init(
            day: entries.map(\.day).max(), commit: commit.flatMap { $0.isEmpty ? nil : $0 }, isEdited: edits?.isEmpty == false,
            platforms: Set(entries.compactMap { $0.source?.platform }).sorted())
    }
}
