/// What the notebook says to a chapter's process: one JSON object a line on its standard input.
package struct RunCommand: Codable, Sendable {
    /// The block's name.
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
    /// Whether it may use the network.
    package var usesNetwork: Bool
    /// The values of the parameters that the block uses, as text.
    package var parameters: [String: String]
    /// Of a sweep, the element of its grid that is to run, as JSON.
    package var cell: String?

    package init(
        block: String, inputs: [String: String], folder: String, workingFolder: String, dataFolder: String, readable: [String],
        usesNetwork: Bool = false, parameters: [String: String] = [:], cell: String? = nil
    ) {
        self.block = block
        self.inputs = inputs
        self.folder = folder
        self.workingFolder = workingFolder
        self.dataFolder = dataFolder
        self.readable = readable
        self.usesNetwork = usesNetwork
        self.parameters = parameters
        self.cell = cell
    }
}
