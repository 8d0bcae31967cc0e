import ChapterReading
import Storage

/// Everything that decides a block's outcome. Two equal keys mean equal outcomes; `notebook why` compares two of them.
package struct BlockKey: Codable, Sendable, Equatable {
    package var kind: Block.Kind
    package var block: String
    /// What its machine code can reach.
    package var code: Digest
    /// The digests of the values that it uses.
    package var inputs: [String: Digest]
    /// The digests of the data sets that it reads.
    package var data: [String: Digest]
    /// The compiler, the system libraries, and for figures the fonts.
    package var tools: Digest
    /// The values of the parameters that it uses; nil if it uses none.
    private var values: [String: String]?
    /// Of one cell of a sweep, its parameters as JSON.
    private var cell: String?
    /// Whether it may use the network; nil if not.
    private var network: Bool?

    package init(
        kind: Block.Kind, block: String, code: Digest, inputs: [String: Digest], data: [String: Digest], tools: Digest,
        parameters: [String: String] = [:], usesNetwork: Bool = false
    ) {
        self.kind = kind
        self.block = block
        self.code = code
        self.inputs = inputs
        self.data = data
        self.tools = tools
        values = parameters.isEmpty ? nil : parameters
        network = usesNetwork ? true : nil
    }

    /// The values of the parameters that it uses, by name.
    var parameters: [String: String] { values ?? [:] }

    var usesNetwork: Bool { network == true }

    /// The key of one cell of a sweep, of which this is the key: it holds the cell's parameters instead of the grid.
    ///
    /// - Parameter used: the experiments whose values every cell uses.
    func ofCell(_ parameters: String, using used: [String]) -> BlockKey {
        var key = self
        key.inputs = inputs.filter { used.contains($0.key) }
        key.cell = parameters
        return key
    }

    package var digest: Digest {
        func list(_ digests: [String: Digest]) -> [String] {
            digests.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value.description] }
        }
        return Digest(
            ofAll: ["block 3", kind.rawValue, block, code.description, tools.description, "inputs"] + list(inputs) + ["data"]
                + list(data)
                + (values.map { ["parameters"] + $0.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] } } ?? [])
                + (cell.map { ["cell", $0] } ?? []) + (usesNetwork ? ["network"] : []))
    }
}
