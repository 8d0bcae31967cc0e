import ChapterInterface
import ChapterReading
import Foundation
import Storage

/// One cell of a sweep.
package struct SweepCell: Codable, Sendable, Hashable {
    /// The element of the grid, as JSON: what its code knows of it, and its seed.
    package var parameters: String
    /// Decides its outcome.
    package var key: Digest
}

/// Cells that are to run, with all that this takes: plain data, so that another machine can do it on the same files.
package struct SweepOrder: Codable, Sendable {
    /// The chapter's file name without its ending.
    package var chapter: String
    package var block: String
    package var cells: [SweepCell]
    /// The chapter's program.
    package var program: String
    /// The folder of the store, in which the values of cells end.
    package var store: String
    /// The files of the values that the cells use, by the experiments' names.
    var inputs: [String: String]
    /// The files of the data sets that they read, by the names under which they find them.
    var data: [String: String]
    /// What they may read besides.
    var readable: [String]
    var parameters: [String: String]
    var usesNetwork: Bool
    /// Of each cell, in seconds and GiB.
    var timeout: Double
    var memory: Double
    var day: String
    /// What the processor can do for which the keys were made.
    package var processor: [String]

    /// What a cell is told that works in `folder`.
    func command(for cell: SweepCell, in folder: String) throws -> RunCommand {
        RunCommand(
            block: block, inputs: inputs, folder: folder, workingFolder: try ScratchFolder.makeWorkingFolder(in: folder),
            dataFolder: try ScratchFolder.makeDataFolder(data, in: folder), readable: readable + [folder],
            usesNetwork: usesNetwork, parameters: parameters, cell: cell.parameters)
    }

    /// The block as far as running a cell needs it.
    var runnable: Block {
        var options = BlockOptions()
        (options.timeout, options.memory, options.network) = (timeout, memory, usesNetwork)
        let place = SourceLocation(file: chapter, line: 1, column: 1)
        return Block(kind: .sweep, name: block, code: "", codeStart: place, nameLocation: place, options: options)
    }
}

/// Something that runs the cells of a sweep: this machine, or a cluster.
package protocol SweepEngine: Sendable {
    /// Runs the order's cells, each once. What came to a value is in the store when it returns, and was there as soon as its cell ended.
    ///
    /// - Parameter progress: is told of each cell that has ended, or of several.
    /// - Returns: the cells that came to no value, by their keys.
    /// - Throws: a failure of the tools or the system; what has ended stays.
    func run(_ order: SweepOrder, progress: @escaping @Sendable (_ ended: Int) -> Void) throws -> [Digest: FailedCell]
}
