import ChapterReading
import Foundation
import NotebookGenerator

extension Command {
    /// Prints what a block came to.
    func show(_ name: String, asJSON: Bool) throws -> ExitCode {
        let builder = Builder(project: try project(), observe: { _ in })
        let (found, names) = try builder.values(named: name)
        guard let value = found.first else {
            let near = nearMiss(of: name, among: names).map { ": did you mean `\($0)`?" } ?? ""
            Terminal.error.print("notebook: no block `\(name)` has a value\(near)\n")
            return .usage
        }
        guard found.count == 1 else {
            let list = found.map { "`\($0.chapter)/\($0.name)`" }.joined(separator: ", ")
            Terminal.error.print("notebook: several blocks are called `\(name)`: say which of \(list)\n")
            return .usage
        }
        Terminal.output.print(try asJSON ? value.json : value.text.showingControls)
        return .success
    }
}
