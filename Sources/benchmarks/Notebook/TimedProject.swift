import Foundation

/// A project in a temporary folder of its own, in which edits are made and timed.
struct TimedProject {
    let root: String
    /// The notebook's arguments before `build`, and the package manager's.
    let notebook: [String]
    let packageManager: [String]

    func build(_ command: LoopEdit.Command) throws -> TimedProcess {
        switch command {
        case .notebook: try TimedProcess.run(notebook + ["build"], in: root)
        case .packageManager: try TimedProcess.run(packageManager + ["build"], in: root)
        }
    }

    /// The least of some repetitions; the text is put back afterwards, and what came of it is built.
    func measure(_ edit: LoopEdit) throws -> TimedProcess {
        let path = edit.file.map { "\(root)/\($0)" }
        let text = try path.map { try String(contentsOfFile: $0, encoding: .utf8) } ?? ""
        var times: [TimedProcess] = []
        for number in 1...edit.repetitions {
            guard let edited = edit.apply(text, number) else {
                throw BenchmarkFailure("\(edit.file ?? root) has no place for: \(edit.name)")
            }
            // Files that were written within the last second are read again at the next build: not what an author sees.
            usleep(2_100_000)
            if let path { try Data(edited.utf8).write(to: URL(fileURLWithPath: path)) }
            times.append(try build(edit.command))
        }
        if let path {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            _ = try build(.packageManager)
        }
        return times.min { $0.seconds < $1.seconds } ?? times[0]
    }
}
