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

    package var digest: Digest {
        func list(_ digests: [String: Digest]) -> [String] {
            digests.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value.description] }
        }
        return Digest(
            ofAll: ["block 3", kind.rawValue, block, code.description, tools.description, "inputs"] + list(inputs) + ["data"]
                + list(data)
                + (values.map { ["parameters"] + $0.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] } } ?? [])
                + (usesNetwork ? ["network"] : []))
    }
}
