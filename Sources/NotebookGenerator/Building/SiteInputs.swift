import ChapterRunning
import Foundation
import Storage
import Weaving

/// What a site is made with, besides a book and its outcomes: all that publishing from the record needs.
struct SiteInputs: Sendable {
    let project: Project
    let options: BuildOptions
    /// The day on which it builds, `2026-11-21`.
    let day: String
    /// The digest of the notebook's own code, and of KaTeX: what makes pages.
    let generator: Digest
    /// What is not as the last commit has it; a preview stays as it is when something is committed.
    let edits: ReportEdits
    let observe: BuildObserver

    init(
        _ project: Project, _ options: BuildOptions, day: String, memory: BuildMemory, observe: @escaping BuildObserver
    ) throws {
        self.project = project
        self.options = options
        self.day = day
        self.observe = observe
        edits = options.isPreview ? ReportEdits() : ReportEdits(in: project)
        generator = Digest(
            ofAll: [
                try NotebookBinary.digest(of: project, remembering: memory.stamps).description,
                try memory.stamps.digest(of: KaTeX.installed.programPath).description,
            ])
    }

    var jobs: Int { options.jobs ?? ProcessInfo.processInfo.activeProcessorCount }
}
