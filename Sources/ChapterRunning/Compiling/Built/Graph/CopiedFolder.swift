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
        func digest(_ file: String) -> Digest? { try? stamps.digest(of: file) }
        func lies(at file: String) -> Bool { (try? FileManager.default.attributesOfItem(atPath: file)) != nil }
        let changed = Self.files(at: original).sorted().first { digest($0) != digest(copy + $0.dropFirst(original.count)) }
        return changed ?? Self.files(at: copy).sorted().first { !lies(at: original + $0.dropFirst(copy.count)) }
    }

    /// The files of a folder; a file is its own.
    static func files(at path: String) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return [path] }
        let below = (FileManager.default.subpaths(atPath: path) ?? []).map { "\(path)/\($0)" }
        return below.filter { FileStamp(ofFileItself: $0) != nil }
    }
}
