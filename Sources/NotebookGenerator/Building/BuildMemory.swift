import ChapterReading
import ChapterRunning
import DataRegistry
import Foundation
import Storage
import Synchronization
import Weaving

/// What builds remember, in `.notebook`: it makes the next one faster and its explanations better.
struct BuildMemory: Sendable {
    let folder: MemoryFolder
    let stamps: FileStamps
    let store: Store
    let code: CodeMemory
    let history: BlockHistory
    /// Whether no part of it was found damaged when it was opened.
    let isWhole: Bool
    let notice: @Sendable (String) -> Void

    /// - Parameter observe: is told what is damaged; that is made again.
    init(of project: Project, observe: @escaping BuildObserver) throws {
        folder = project.folder
        let damage = Mutex(0)
        let notice: @Sendable (String) -> Void = { text in
            damage.withLock { $0 += 1 }
            observe(.notice(text))
        }
        stamps = FileStamps(path: folder.stamps, notice: notice)
        store = Store(folder: folder.store, stamps: stamps, notice: notice)
        let generator = try NotebookBinary.digest(of: project, remembering: stamps)
        code = CodeMemory(path: folder.code, engine: generator.description, notice: notice)
        history = BlockHistory(path: folder.history, notice: notice)
        isWhole = damage.withLock { $0 == 0 }
        self.notice = notice
    }

    /// The last build, if it was given the same, had nothing to do, and left everything as it still is.
    func lastBuild(given: Digest?) -> SettledBuild? {
        let settled = SettledBuild(readingFrom: folder.settled) {
            notice("the record of the last build is damaged: looking at everything again")
        }
        guard isWhole, let settled, settled.given == given, settled.holds else { return nil }
        return settled
    }

    /// Remembers a build that had nothing to do.
    ///
    /// - Parameter folders: where a module may appear that it looked for in vain.
    func keep(_ report: BuildReport, given: Digest?, folders: [String]) throws {
        guard let given, report.isPublished, report.wasCurrent, report.ran.isEmpty, report.diagnostics.isEmpty,
            var files = stamps.witnessed
        else { return }
        // Ours are always replaced by others, never changed, so that their inodes tell.
        let own = store.uses.entries.map { "\(store.folder)/\($0)" } + [folder.uses, folder.formulas, folder.published]
        for file in own + folders where files[file] == nil { files[file] = try? FileStamp(of: file) }
        let settled = SettledBuild(
            given: given, blockCount: report.blockCount, pageCount: report.pageCount, files: files)
        try settled.write(to: folder.settled)
    }

    /// Keeps what this build noted, and removes from the store what no build has used for long.
    ///
    /// - Parameter isWhole: whether it would have asked for all that the next one needs.
    func save(isWhole: Bool, pruning: StorePruning, day: String, jobs: Int) throws {
        let parts: [@Sendable () throws -> Void] = [{ try save(isWhole: isWhole) }, { try prune(pruning, day: day) }]
        _ = try parallelMap(parts, jobs: jobs) { try $0() }
    }

    func save(isWhole: Bool = false) throws {
        try stamps.save(isWhole: isWhole)
        try code.save()
        try history.save()
    }

    /// The digest of a program that is found on the PATH; its libraries come and go with it.
    ///
    /// - Parameter package: Debian's, that installs it.
    func digest(ofTool name: String, package: String) throws -> String {
        guard let tool = SearchPath.ours.file(of: name) else { throw MissingFile(path: name, package: package) }
        return try stamps.digest(of: tool).description
    }

    private func prune(_ pruning: StorePruning, day: String) throws {
        let text = SealedFile.readText(folder.uses) {
            notice("the record of the store's use is damaged: it starts again")
        }
        let known = StoreCatalogue(parsing: text)
        var catalogue = known
        pruning.prune(store, catalogue: &catalogue, today: CivilDate(parsing: day)?.daysSince1970 ?? 0)
        if catalogue != known || text == nil { try SealedFile.writeText(catalogue.text, to: folder.uses) }
    }
}
