import DataRegistry
import NotebookGenerator

/// What `notebook data` says: which data sets are here, and of the others what they are, how to get them and where to put them.
struct DataReport {
    let states: [DataSetState]
    let folder: String

    var text: String { (states.map(entry) + [closing]).joined(separator: "\n") + "\n" }

    private func entry(_ state: DataSetState) -> String {
        let dataset = state.dataset
        let name = dataset.name.padding(to: states.map(\.dataset.name.count).max() ?? 0)
        switch state.presence {
        case .present(let path): return "\(name)  present: \(path)"
        case .absent: return ["\(name)  absent", directions(dataset)].joined(separator: "\n")
        case .wrong(let message): return ["\(name)  wrong: \(message)", directions(dataset)].joined(separator: "\n")
        }
    }

    private func directions(_ dataset: Dataset) -> String {
        [
            ("what", dataset.origin),
            ("get", dataset.instructions),
            ("file", "\(dataset.file): \(dataset.rows) rows under the header \(dataset.columns.joined(separator: ","))"),
            ("SHA-256", dataset.digest),
        ].map { "    \($0.0.padding(to: 7))  \($0.1)" }.joined(separator: "\n")
    }

    private var closing: String {
        let missing = states.filter { if case .present = $0.presence { false } else { true } }
        if missing.isEmpty { return "all data sets are here" }
        let files = missing.map(\.dataset.file).joined(separator: ", ")
        return """
            \(missing.count) of \(states.count) data sets are not here: put \(files) into \(folder), or name another folder in \
            \(DataFolder.variable). Until then the pages that need them show what was recorded.
            """
    }
}
