/// A data set that the project knows but does not hold: one CSV file with a header line.
public struct Dataset: Sendable, Hashable, Codable {
    /// As the option `data` of a block and the command line write it.
    public let name: String
    /// The name of the file in the data folder.
    public let file: String
    /// The header, in order.
    public let columns: [String]
    /// Without the header.
    public let rows: Int
    /// SHA-256 of the file, in lower-case hexadecimal.
    public let digest: String
    /// Who collected it, and where it was published.
    public let origin: String
    /// How to get it, in a sentence or two.
    public let instructions: String

    public init(
        name: String, file: String, columns: [String], rows: Int, digest: String, origin: String, instructions: String
    ) {
        self.name = name
        self.file = file
        self.columns = columns
        self.rows = rows
        self.digest = digest
        self.origin = origin
        self.instructions = instructions
    }

    /// The data set of this name, if the registry has it.
    public static func named(_ name: String) -> Dataset? { all.first { $0.name == name } }

    /// The name under which a block finds what its option `data` names: a data set, a file by its path, or what the notebook knows.
    public static func file(of name: String) -> String {
        if let dataset = named(name) { return dataset.file }
        return name.contains(".") ? name.split(separator: "/").last.map(String.init) ?? name : "\(name).json"
    }
}
