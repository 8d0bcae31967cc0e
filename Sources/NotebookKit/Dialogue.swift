/// What the notebook says to a chapter's process: one JSON object a line on its standard input.
package struct RunCommand: Codable, Sendable {
    /// The index of the block in the tangled program's list.
    package var block: String
    /// The stored values that the block uses: experiment to path.
    package var inputs: [String: String]
    /// An empty folder for the block's files.
    package var folder: String
    /// A folder with the data sets that the block names.
    package var dataFolder: String

    package init(block: String, inputs: [String: String], folder: String, dataFolder: String) {
        self.block = block
        self.inputs = inputs
        self.folder = folder
        self.dataFolder = dataFolder
    }
}

/// What a chapter's process answers: one JSON object a line on descriptor 3.
package enum RunEvent: Codable, Sendable {
    case progress(Double)
    case finished(BlockProduct, seconds: Double)
    case threw(String, seconds: Double)

    /// The descriptor that events are written to, away from what the block prints.
    package static let descriptor: Int32 = 3
}
