import Foundation
import Storage

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
            if one.hasSuffix("/") { return lies(at: one) == lies(at: other) }
            return (try? stamps.digest(of: one)) == (try? stamps.digest(of: other))
        }
        let changed = Self.contents(at: original).sorted().first { !isSame($0, copy + $0.dropFirst(original.count)) }
        return changed ?? Self.contents(at: copy).sorted().first { !lies(at: original + $0.dropFirst(copy.count)) }
    }

    /// The files of a folder, and the folders in it that hold nothing, which end in a slash; a file is its own.
    static func contents(at path: String) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return [path] }
        let below = FileManager.default.subpaths(atPath: path) ?? []
        let parents = Set(below.map(\.folderPath))
        return below.compactMap { name in
            let full = "\(path)/\(name)"
            if FileStamp(ofFileItself: full) != nil { return full }
            return parents.contains(name) || Folder.isBlocked(full) ? nil : full + "/"
        }
    }
}
