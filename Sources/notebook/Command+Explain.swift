import ChapterReading
import ChapterRunning
import Foundation
import NotebookGenerator

/// The commands that explain: what is stale, why, and what moved.
extension Command {
    func status(_ options: BuildOptions, staleOnly: Bool) throws -> ExitCode {
        let found = try withProgress { try $0.status(options) }
        var chapter = ""
        for entry in found.entries where !staleOnly || entry.stale != nil {
            if entry.chapter != chapter { Terminal.output.print("\(entry.chapter)\n") }
            chapter = entry.chapter
            let state = entry.stale.map { "stale: \($0.shortReason)" } ?? "fresh"
            let time = entry.stale == nil ? "" : entry.seconds.map { ", about \(ProgressDisplay.seconds($0))" } ?? ""
            Terminal.output.print("  \(entry.displayName.padding(to: 28))  \(state)\(time)\n")
        }
        let count = found.staleEntries.count
        let blocks = "\(count) of \(found.entries.count) blocks would run"
        Terminal.output.print("\(blocks)\(count == 0 ? "" : ", about \(ProgressDisplay.seconds(found.estimatedSeconds))")\n")
        return report(found.diagnostics, in: found.sources)
    }

    func why(_ name: String) throws -> ExitCode {
        let status = try withProgress { try $0.status(BuildOptions()) }
        let found = status.entries(named: name)
        guard !found.isEmpty else {
            let near = nearMiss(of: name, among: status.entries.map(\.name)).map { ": did you mean `\($0)`?" } ?? ""
            Terminal.error.print("notebook: no chapter has a block `\(name)`\(near)\n")
            return .usage
        }
        for entry in found { Terminal.output.print(explanation(of: entry)) }
        return report(status.diagnostics, in: status.sources)
    }

    private func explanation(of entry: BuildStatus.Entry) -> String {
        let start = "\(entry.location): \(entry.kind) `\(entry.name)` "
        guard let stale = entry.stale else {
            let day = entry.day.map { " since \($0)" } ?? ""
            return start + "is fresh: nothing that it can reach has changed\(day)\n"
        }
        let changes = (stale.change?.names ?? []).map { "    \($0)\n" }
        let shown = changes.prefix(20).joined() + (changes.count > 20 ? "    and \(changes.count - 20) more\n" : "")
        return start + "would run again because \(stale.longReason)\n" + shown
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

extension StaleBlock {
    /// For a line of `status`.
    fileprivate var shortReason: String {
        switch reason {
        case .neverRan: "never ran here"
        case .codeChanged:
            change?.names.first.map { isNewOrGone($0) ? "it reaches other code now (\($0))" : "\($0) changed" }
                ?? "code that it reaches changed"
        case .inputsChanged(let names): "the value of \(list(names)) changed"
        case .inputsMayChange(let names): "\(list(names)) \(names.count == 1 ? "runs" : "run") first"
        case .dataChanged(let names): "the data set \(list(names)) changed"
        case .toolsChanged: "the compiler, a system library or the processor changed"
        case .outcomeLost: "its stored outcome is gone"
        }
    }

    /// For `why`.
    fileprivate var longReason: String {
        switch reason {
        case .neverRan: "it has no outcome here yet: it never ran, or it failed"
        case .codeChanged:
            change.map { $0.names.isEmpty ? "constants that it reaches changed" : "what it reaches changed:" }
                ?? "code that it reaches changed; the record of the last run is gone"
        case .inputsChanged(let names): "the value of \(list(names)), which it uses, changed"
        case .inputsMayChange(let names) where names.count > 1:
            "it uses \(list(names)), which run first; should their values stay, this block stays too"
        case .inputsMayChange(let names): "it uses \(list(names)), which runs first; should the value stay, this block stays too"
        case .dataChanged(let names): "the data set \(list(names)), which it reads, changed"
        case .toolsChanged: "the compiler, a system library or the processor is another one now"
        case .outcomeLost: "nothing changed, but its stored outcome is gone or damaged"
        }
    }

    private func isNewOrGone(_ name: String) -> Bool { name.hasPrefix("new: ") || name.hasPrefix("gone: ") }

    private func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}

extension BuildStatus.Entry {
    /// An inline value by its expression, cut to a line.
    fileprivate var displayName: String { kind == .inline ? "`\(name.prefix(26))`" : name }
}
