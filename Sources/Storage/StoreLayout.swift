/// Where entries lie in the store's folder: by kind, then by the first two digits of their digest.
enum StoreLayout {
    private static let byteFolder = "bytes"
    private static let programFolder = "linked"
    /// Files in the making.
    static let temporary = "temporary"

    static let folders = [byteFolder, programFolder] + RecordKind.allCases.map(\.rawValue)

    static func bytes(_ digest: Digest) -> String { entry(byteFolder, digest) }
    static func program(_ key: Digest) -> String { entry(programFolder, key) }
    static func record(_ key: Digest, _ kind: RecordKind) -> String { entry(kind.rawValue, key) }

    /// Whether an entry is part of a linked program, which is large, and is needed again only for more runs of the same code.
    static func isProgram(_ entry: String) -> Bool {
        [programFolder, RecordKind.programs.rawValue].contains { entry.hasPrefix("\($0)/") }
    }

    /// Whether `name` is one of the folders under a kind, `3f`.
    static func isPrefix(_ name: String) -> Bool { name.utf8.count == 2 && name.utf8.allSatisfy(isHexadecimal) }

    /// Whether `name` is a file in such a folder.
    static func isRest(_ name: String) -> Bool {
        name.utf8.count == Digest.length - 2 && name.utf8.allSatisfy(isHexadecimal)
    }

    private static func entry(_ folder: String, _ digest: Digest) -> String {
        "\(folder)/\(digest.description.prefix(2))/\(digest.description.dropFirst(2))"
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
}
