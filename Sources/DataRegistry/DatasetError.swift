/// Why a data set could not be used.
public enum DatasetError: Error, Hashable, Sendable {
    /// The folder has no such file.
    case absent(Dataset, folder: String)
    /// The file is there but cannot be read.
    case unreadable(Dataset, path: String)
    /// The file's bytes are not the registered ones.
    case wrongDigest(Dataset, path: String, found: String)
    /// The header differs from the registered one.
    case wrongColumns(Dataset, found: [String])
    /// The number of rows differs from the registered one.
    case wrongRows(Dataset, found: Int)
    /// The file is not CSV, or a field does not hold what its column should.
    case malformed(Dataset, CSVError)
}

extension DatasetError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .absent(let dataset, let folder):
            """
            the data set “\(dataset.name)” is not in \(folder): put \(dataset.file) there, or name another folder in \
            \(DataFolder.variable). \(dataset.origin). \(dataset.instructions)
            """
        case .unreadable(_, let path):
            "\(path) cannot be read"
        case .wrongDigest(let dataset, let path, let found):
            """
            \(path) is not the file that the report was written with: its SHA-256 is \(found), expected \(dataset.digest). \
            \(dataset.instructions)
            """
        case .wrongColumns(let dataset, let found):
            "\(dataset.file):1: columns \(Self.list(found)), expected \(Self.list(dataset.columns))"
        case .wrongRows(let dataset, let found):
            "\(dataset.file): \(found) rows, expected \(dataset.rows)"
        case .malformed(_, let error):
            error.description
        }
    }

    private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
