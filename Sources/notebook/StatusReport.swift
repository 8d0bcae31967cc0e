import ChapterRunning
import NotebookGenerator

/// What `status` and `why` print.
struct StatusReport {
    let status: BuildStatus

    /// A line for each block under its chapter, and one that sums up.
    ///
    /// - Parameter staleOnly: without the blocks that are fresh.
    func text(staleOnly: Bool) -> String {
        let entries = status.entries.filter { !staleOnly || $0.stale != nil }
        var text = ""
        for (index, entry) in entries.enumerated() {
            if index == 0 || entries[index - 1].chapter != entry.chapter { text += "\(entry.chapter)\n" }
            text += "  \(entry.displayName.padding(to: 28))  \(state(of: entry))\n"
        }
        return text + "\(summary)\n"
    }

    /// Why a block would run, or that it would not.
    func explanation(of entry: BuildStatus.Entry) -> String {
        let start = "\(entry.location): \(entry.kind.traits.noun) `\(entry.name)` "
        guard let stale = entry.stale else {
            let day = entry.day.map { " since \($0)" } ?? ""
            guard let record = entry.record else { return start + "is fresh: nothing that it can reach has changed\(day)\n" }
            let state = record.doubt?.changedPart.map { "its \($0) has changed" } ?? "nothing that it can reach has changed"
            return start + "cannot run here, since its data is not present: it is recorded, and \(state)\(day)\n"
        }
        let details = stale.details.map { "    \($0)\n" }
        let shown = details.prefix(20).joined() + (details.count > 20 ? "    and \(details.count - 20) more\n" : "")
        return start + "would run again because \(stale.longReason)\n" + shown
    }

    private func state(of entry: BuildStatus.Entry) -> String {
        guard let stale = entry.stale else {
            guard let record = entry.record else { return "fresh" }
            return "recorded, data not present here" + (record.doubt?.changedPart.map { ": its \($0) has changed since" } ?? "")
        }
        return "stale: \(stale.shortReason)" + (entry.seconds.map { ", about \(CellProgress.seconds($0))" } ?? "")
    }

    private var summary: String {
        let count = status.staleEntries.count
        let time = count == 0 ? "" : ", about \(CellProgress.seconds(status.estimatedSeconds))"
        return "\(count) of \(status.entries.count) blocks would run\(time)"
    }
}

extension BuildStatus.Entry {
    /// An inline value by its expression, cut to a line.
    fileprivate var displayName: String { kind == .inline ? "`\(name.prefix(26))`" : name }
}
