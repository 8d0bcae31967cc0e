/// What the notebook says to a chapter's process: one JSON object a line on its standard input.
package struct RunCommand: Codable, Sendable {
    /// The index of the block in the tangled program's list.
    package var block: String
    /// The stored values that the block uses: experiment to path.
    package var inputs: [String: String]
    /// An empty folder for what the block hands over.
    package var folder: String
    /// An empty folder in which the block works: relative paths and temporary files are its own.
    package var workingFolder: String
    /// A folder with the data sets that the block names.
    package var dataFolder: String
    /// The files and folders that the block may read.
    package var readable: [String]

    package init(
        block: String, inputs: [String: String], folder: String, workingFolder: String, dataFolder: String, readable: [String]
    ) {
        self.block = block
        self.inputs = inputs
        self.folder = folder
        self.workingFolder = workingFolder
        self.dataFolder = dataFolder
        self.readable = readable
    }
}

/// What a chapter's process answers: one JSON object a line on descriptor 3.
package enum RunEvent: Codable, Sendable {
    /// The block runs in this process.
    case started(process: Int32)
    case progress(Double)
    case finished(BlockProduct, seconds: Double)
    case threw(String, seconds: Double)
    /// What the block uses or made could not be read or written.
    case systemFailed(String)
    /// The block's process has ended, with the status that `wait` gave. The last event of a block.
    case ended(status: Int32)

    /// The descriptor that events are written to, away from what the block prints.
    package static let descriptor: Int32 = 3
}
