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
    func difference(remembering stamps: FileStamps) throws -> String? {
        let originals = Self.files(at: original).sorted()
        for file in originals where try stamps.digest(of: file) != (try? stamps.digest(of: copy + file.dropFirst(original.count)))
        {
            return file
        }
        let known = Set(originals.map { $0.dropFirst(original.count) })
        return Self.files(at: copy).sorted().first { !known.contains($0.dropFirst(copy.count)) }
    }

    /// The files of a folder; a file is its own.
    static func files(at path: String) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return [path] }
        let below = (FileManager.default.subpaths(atPath: path) ?? []).map { "\(path)/\($0)" }
        return below.filter { FileStamp(ofFileItself: $0) != nil }
    }
}
