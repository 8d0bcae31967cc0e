import Foundation
import Storage
internal import Glibc

/// A file, or a folder as a whole, of which the package manager makes a copy for a resource bundle.
///
/// It copies again what has another size or time; here contents decide.
struct CopiedFolder {
    let original: String
    let copy: String

    /// The first of the original's files that the copy does not have as it is, or of the copy's that the original lacks; nil for a copy
    /// that is current. What lies behind links is not compared.
    func difference(remembering stamps: FileStamps) -> String? {
        func lies(at file: String) -> Bool { isPresent(file.hasSuffix("/") ? String(file.dropLast()) : file) }
        func isSame(_ one: String, _ other: String) -> Bool {
            (try? Self.state(of: one, remembering: stamps)) == (try? Self.state(of: other, remembering: stamps))
        }
        let changed = Self.contents(at: original).sorted().first { !isSame($0, copy + $0.dropFirst(original.count)) }
        return changed ?? Self.contents(at: copy).sorted().first { !lies(at: original + $0.dropFirst(copy.count)) }
    }

    /// What there is to see of one of the contents: a file's bytes and whether it is a program, where a link leads, an empty folder.
    static func state(of path: String, remembering stamps: FileStamps) throws -> String {
        guard path.hasSuffix("/") else {
            let mode = access(path, X_OK) == 0 ? " program" : ""
            return try stamps.digest(of: path).description + mode
        }
        let entry = String(path.dropLast())
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: entry) else {
            return isPresent(entry) ? "empty" : "absent"
        }
        return "link \(target)"
    }

    /// The files of a folder, and the folders in it that hold nothing and the links, which end in a slash; a file or a link is its own.
    static func contents(at path: String) -> [String] {
        // A copy of a link often leads nowhere.
        if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil { return [path + "/"] }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return [path] }
        let below = FileManager.default.subpaths(atPath: path) ?? []
        let parents = Set(below.map(\.folderPath))
        return below.compactMap { name in
            let full = "\(path)/\(name)"
            if FileStamp(ofFileItself: full) != nil { return full }
            let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: full)) != nil
            return !isLink && (parents.contains(name) || Folder.isBlocked(full)) ? nil : full + "/"
        }
    }
}
