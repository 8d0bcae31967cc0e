import ChapterRunning
import Foundation
import Storage

/// Cells that were given to a cluster as one array of tasks, a few cells each: what a task on a node reads.
struct SlurmBatch: Codable, Sendable {
    var order: SweepOrder
    /// How many cells a task has; the last may have fewer.
    var chunk: Int
    /// The digests of the libraries that the cells' keys hold, by their files.
    var libraries: [String: Digest]
    /// Another for each submission: the cluster still knows the tasks of earlier ones.
    var mark = UUID().uuidString

    var taskCount: Int { (order.cells.count + chunk - 1) / chunk }

    func cells(ofTask index: Int) -> ArraySlice<SweepCell> {
        guard index < taskCount else { return [] }
        let start = index * chunk
        return order.cells[start..<min(start + chunk, order.cells.count)]
    }

    /// What the cluster knows its tasks by: others than of any other batch, so that a build that was killed finds them again.
    var name: String {
        get throws { "notebook-\(order.block)-\(Digest(of: try RecordCoding.encode(self)).short)" }
    }
}
