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

    /// Every file that `name` may mean in `file`. The first is what a compiler takes; one that appears before it takes its place.
    mutating func files(named name: String, in file: String, isModuleMap: Bool) throws -> [String] {
        let own = (file as NSString).deletingLastPathComponent
        let candidates = name.hasPrefix("/") ? [name] : ([own] + folders.filter { $0 != own }).map { "\($0)/\(name)" }
        var files: [String] = []
        for candidate in candidates {
            switch try kind(of: candidate) {
            case .none: continue
            case .file: files.append(candidate)
            case .folder: if isModuleMap { files += try headers(under: candidate) }
            }
        }
        return files
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
        var folder = (path as NSString).deletingLastPathComponent
        while folder.count > 1, witnesses[folder] == nil {
            var status = stat()
            if stat(folder, &status) == 0 {
                witnesses[folder] = try FileStamp(of: folder)
            } else {
                folder = (folder as NSString).deletingLastPathComponent
            }
        }
    }

    /// What an umbrella folder holds.
    private mutating func headers(under folder: String) throws -> [String] {
        var files: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let path = "\(folder)/\(name)"
            switch try kind(of: path) {
            case .none: continue
            case .file: if name.hasSuffix(".h") || name.hasSuffix(".hpp") { files.append(path) }
            case .folder: files += try headers(under: path)
            }
        }
        return files
    }
}
