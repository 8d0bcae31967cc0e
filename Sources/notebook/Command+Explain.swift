import ChapterReading
import ChapterRunning
import Foundation
import NotebookGenerator

/// The commands that explain: what is stale, why, and what moved.
extension Command {
    func status(_ options: BuildOptions, staleOnly: Bool) throws -> ExitCode {
        let status = try withProgress { try $0.status(options) }
        Terminal.output.print(StatusReport(status: status).text(staleOnly: staleOnly))
        return report(status.errors, in: status.sources)
    }

    func why(_ name: String) throws -> ExitCode {
        let status = try withProgress { try $0.status(BuildOptions()) }
        let found = status.entries(named: name)
        guard !found.isEmpty else {
            let near = nearMiss(of: name, among: status.entries.map(\.name)).map { ": did you mean `\($0)`?" } ?? ""
            Terminal.error.print("notebook: no chapter has a block `\(name)`\(near)\n")
            return .usage
        }
        for entry in found { Terminal.output.print(StatusReport(status: status).explanation(of: entry)) }
        return report(status.errors, in: status.sources)
    }

    func diff(since revision: String) throws {
        let (comparison, places) = try Builder(project: project(), observe: { _ in }).difference(since: revision)
        Terminal.output.print(ChangeReport(comparison: comparison, places: places, verb: "moved").text)
    }

    func listData() throws {
        let project = try project()
        Terminal.output.print(DataReport(states: project.surveyData(), folder: project.dataFolder.path).text)
    }

    func verify(_ options: BuildOptions, tolerance: Double?) throws -> ExitCode {
        let (comparison, places, report) = try withProgress { try $0.verify(options, relative: tolerance) }
        let code = self.report(report.diagnostics, in: report.sources)
        Terminal.output.print(ChangeReport(comparison: comparison, places: places, verb: "came out differently").text)
        return comparison.moved.isEmpty && comparison.removed.isEmpty ? code : .authorErrors
    }
}
