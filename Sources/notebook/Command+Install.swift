import ChapterRunning
import Foundation
import NotebookGenerator
import Storage

/// The commands of the notebook as a tool: how it comes to a machine, and a report to a package.
extension Command {
    func startReport(publishesOnGitHub: Bool) throws {
        let workflow = publishesOnGitHub ? GitHubWorkflow(with: try NotebookPlace().installation) : nil
        let report = try NewReport(in: workingFolder(), workflow: workflow)
        for file in try report.write() { Terminal.output.print("\(file)\n") }
        Terminal.error.print("`notebook build` builds the report, `notebook serve` shows it while you write\n")
    }

    func supportEditor() throws {
        let isWritten = try EditorTasks(in: project().root).write()
        Terminal.output.print(isWritten ? "\(EditorTasks.path)\n" : "\(EditorTasks.path) is there already, and stays as it is\n")
    }

    func install(under prefix: String) throws {
        let place = try NotebookPlace()
        guard place.installation == nil else {
            throw SystemFailure("this notebook is installed already: run `swift run -c release notebook install` in its sources")
        }
        let stamps = FileStamps(path: "\(place.folder)/notebook.stamps")
        let toolchain = try Toolchain.locate(
            searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "", products: place.folder, remembering: stamps)
        let program = try Installer(prefix: prefix).install(from: place.folder, toolchain: toolchain, remembering: stamps)
        Terminal.output.print("\(program)\n")
    }

    func uninstall(from prefix: String?) throws {
        let prefix = try prefix ?? NotebookPlace().installation?.prefix ?? Installation.defaultPrefix
        let count = try Installer(prefix: prefix).uninstall()
        Terminal.output.print("removed \(count) files from \(prefix)\n")
    }

    /// The version, and of an installed notebook where it lies and what it was made from.
    func version() throws -> String {
        let installed = try NotebookPlace().installation.map { installation in
            """
            prefix: \(installation.prefix)
            commit: \(installation.commit)
            toolchain: \(installation.toolchain)

            """
        }
        return "\(Self.versionText)\n\(installed ?? "")"
    }
}
