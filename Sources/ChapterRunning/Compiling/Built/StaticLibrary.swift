import Foundation
import MachineCode
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
        let names = try memory.fact("members 2", of: path) { try unpack().joined(separator: "\0") }
        let paths = names.split(separator: "\0").map { "\(folder)/\($0)" }
        guard paths.allSatisfy(FileManager.default.fileExists(atPath:)) else { return try unpack().map { "\(folder)/\($0)" } }
        return paths
    }

    /// The objects in an archive.
    static func members(of archive: Data, named path: String) throws -> [Member] {
        try archive.withUnsafeBytes { bytes in
            do {
                return try ArchiveMember.all(of: bytes, path: path).map { member in
                    Member(name: member.name, contents: Data(bytes[member.range]))
                }
            } catch { throw SystemFailure("\(error)") }
        }
    }
}
