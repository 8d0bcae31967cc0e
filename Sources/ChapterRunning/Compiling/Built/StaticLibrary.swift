import Foundation
import Storage

/// A static library, `lib….a`: object files one after the other. They are read like those that are compiled here, so that blocks run
/// again only for what they can reach in it.
struct StaticLibrary {
    struct Member: Equatable {
        var name: String
        var contents: Data
    }

    private let path: String

    init(at path: String) { self.path = path }

    /// The paths of its objects, which are put beside it when it is new.
    func unpacked(remembering memory: FileStamps) throws -> [String] {
        let folder = "\(path).build"
        func unpack() throws -> [String] {
            try removeIfPresent(folder)
            try Folder.make(folder)
            let members = try Self.members(of: Data(contentsOf: URL(fileURLWithPath: path)), named: path)
            // Two may have the same name.
            return try members.enumerated().map { index, member in
                let name = "\(index)-\(member.name.fileName)"
                try member.contents.write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
                return name
            }
        }
        let names = try memory.fact("members 1", of: path) { try unpack().joined(separator: "\n") }
        let paths = names.split(separator: "\n").map { "\(folder)/\($0)" }
        guard paths.allSatisfy(FileManager.default.fileExists(atPath:)) else { return try unpack().map { "\(folder)/\($0)" } }
        return paths
    }

    /// The objects in an archive as `ar` writes it on Linux: heads of 60 bytes; long names stand in a member of their own.
    static func members(of archive: Data, named path: String) throws -> [Member] {
        let bytes = [UInt8](archive)
        guard bytes.starts(with: "!<arch>\n".utf8) else { throw SystemFailure("\(path): not a static library") }
        var longNames: [UInt8] = []
        var members: [Member] = []
        var start = 8
        while start < bytes.count {
            let contents = start + 60
            guard contents <= bytes.count, let size = Int(text(bytes[(start + 48)..<(start + 58)])), size >= 0,
                contents + size <= bytes.count
            else { throw SystemFailure("\(path): a damaged static library") }
            let name = text(bytes[start..<(start + 16)])
            let body = bytes[contents..<(contents + size)]
            if name == "//" {
                longNames = Array(body)
            } else if !["/", "/SYM64/"].contains(name) {
                members.append(Member(name: full(name, longNames), contents: Data(body)))
            }
            start = contents + size + size % 2
        }
        return members
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String {
        String(decoding: field, as: UTF8.self).trimmingCharacters(in: .whitespaces)
    }

    /// `/12` is what stands from the twelfth byte of the long names; a name ends with a slash.
    private static func full(_ name: String, _ longNames: [UInt8]) -> String {
        guard name.hasPrefix("/"), let offset = Int(name.dropFirst()), longNames.indices.contains(offset) else {
            return name.hasSuffix("/") ? String(name.dropLast()) : name
        }
        let rest = longNames[offset...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\n") }
        return String(decoding: rest, as: UTF8.self)
    }
}
