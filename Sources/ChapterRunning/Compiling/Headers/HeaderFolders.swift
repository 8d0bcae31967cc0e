import Foundation
import Storage
internal import Glibc

/// The folders in which a compiler looks for headers, and what was asked of them.
struct HeaderFolders {
    private let folders: [String]
    private var found: [String: Kind] = [:]
    /// The folders whose lists of names decided what was found, as they were.
    private(set) var witnesses: [String: FileStamp] = [:]

    private enum Kind { case none, file, folder }

    init(_ folders: [String]) { self.folders = folders }

    /// Where compilers look on this system, and where the environment has them look.
    static var ofSystem: [String] {
        let environment = ProcessInfo.processInfo.environment
        let named = ["CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH"].flatMap { environment[$0]?.split(separator: ":") ?? [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/include")) ?? []
        let ofProcessor = names.filter { $0.hasSuffix("-linux-gnu") }.sorted().map { "/usr/include/\($0)" }
        return named.map(String.init) + ["/usr/local/include"] + ofProcessor + ["/usr/include"]
    }

    /// Every file that `header` may mean where `file` names it; which of them the compiler takes, the order of its folders says.
    ///
    /// - Parameter isModuleMap: whether `file` is one: all that it names lies relative to it.
    mutating func files(of header: NamedHeader, in file: String, isModuleMap: Bool) throws -> [String] {
        let name = header.name
        let beside = name.hasPrefix("/") ? name : "\(file.folderPath)/\(name)"
        if header.isQuoted {
            switch try kind(of: beside) {
            case .file: return [beside]
            case .folder where isModuleMap: return try headers(under: beside)
            case .folder, .none: break
            }
        }
        if isModuleMap || name.hasPrefix("/") { return [] }
        return try folders.map { "\($0)/\(name)" }.filter { try kind(of: $0) == .file }
    }

    private mutating func kind(of path: String) throws -> Kind {
        if let known = found[path] { return known }
        var status = stat()
        let isThere = stat(path, &status) == 0
        let kind: Kind = !isThere ? .none : status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
        found[path] = kind
        try witness(path)
        return kind
    }

    /// A name appears in the nearest folder that is there.
    private mutating func witness(_ path: String) throws {
        var folder = path.folderPath
        while folder.utf8.count > 1, witnesses[folder] == nil {
            var status = stat()
            if stat(folder, &status) == 0 {
                witnesses[folder] = try FileStamp(of: folder)
            } else {
                folder = folder.folderPath
            }
        }
    }

    /// What Clang takes for a header in an umbrella folder (`collectModuleHeaderIncludes`).
    private static let headerEndings = [".h", ".H", ".hh", ".hpp"]

    /// What an umbrella folder holds.
    private mutating func headers(under folder: String) throws -> [String] {
        var files: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let path = "\(folder)/\(name)"
            switch try kind(of: path) {
            case .none: continue
            case .file: if Self.headerEndings.contains(where: name.hasSuffix) { files.append(path) }
            case .folder: files += try headers(under: path)
            }
        }
        return files
    }
}
