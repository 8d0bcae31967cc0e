internal import CLinux
import Foundation
internal import Glibc

/// Puts a whole new site in the old one's place at once.
///
/// The site holds a manifest of what we wrote; files that it does not name are somebody else's and are carried over.
struct SitePublisher {
    /// `site`, as readers open it.
    let site: String
    /// A folder on the same file system for the site in the making.
    let workplace: String
    let stamps: FileStamps

    static let manifestName = "manifest.json"

    /// Publishes the files. Nothing is touched when the site holds exactly these already.
    func publish(_ assembly: SiteAssembly) throws {
        let digests = assembly.digests
        for path in digests.keys { try check(path) }
        if isCurrent(digests) { return }
        let next = "\(workplace)/site-next"
        try removeIfPresent(next)
        var kept: [String: FileStamp] = [:]
        for path in digests.keys.sorted() {
            kept[path] = try link(path, digests[path], to: next)
            if kept[path] == nil { try write(assembly.bytes(of: path), to: "\(next)/\(path)") }
        }
        try write(Self.encodeManifest(digests), to: "\(next)/\(Self.manifestName)")
        for path in try foreignFiles() where digests[path] == nil { try carryOver(path, to: next) }
        try swap(next)
        try removeIfPresent(next)
        for (path, stamp) in kept {
            if let digest = digests[path] { try stamps.renewDigest(of: "\(site)/\(path)", as: digest, was: stamp) }
        }
    }

    /// Takes a file that stays as it is over into the next site; nil when it does not, or cannot be linked.
    private func link(_ path: String, _ digest: Digest?, to next: String) throws -> FileStamp? {
        let current = "\(site)/\(path)"
        guard isPlainFile(current), let stamp = try? FileStamp(of: current), (try? stamps.digest(of: current)) == digest else {
            return nil
        }
        try makeFolder(of: "\(next)/\(path)")
        return Glibc.link(current, "\(next)/\(path)") == 0 ? stamp : nil
    }

    private func isPlainFile(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Removes every file that the manifest names, the manifest, and the folders that are empty then.
    static func remove(from site: String) throws {
        for path in manifest(of: site).keys.sorted() + [manifestName] {
            let full = "\(site)/\(path)"
            guard isInside(path), FileManager.default.fileExists(atPath: full) else { continue }
            try FileManager.default.removeItem(atPath: full)
            var folder = (full as NSString).deletingLastPathComponent
            while folder != site, rmdir(folder) == 0 { folder = (folder as NSString).deletingLastPathComponent }
        }
    }

    /// What the site says that we wrote: path to digest; empty where there is no site of ours.
    private static func manifest(of site: String) -> [String: Digest] {
        guard let bytes = FileManager.default.contents(atPath: "\(site)/\(manifestName)") else { return [:] }
        return (try? JSONDecoder().decode([String: Digest].self, from: bytes)) ?? [:]
    }

    private static func encodeManifest(_ digests: [String: Digest]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(digests)
    }

    /// No output path leaves the site.
    private func check(_ path: String) throws {
        guard Self.isInside(path) else { throw SystemFailure("\(path): not a path inside the site") }
    }

    private static func isInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !path.utf8.contains(0)
    }

    private func isCurrent(_ digests: [String: Digest]) -> Bool {
        Self.manifest(of: site) == digests && digests.allSatisfy { (try? stamps.digest(of: "\(site)/\($0.key)")) == $0.value }
    }

    private func foreignFiles() throws -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: site) else { return [] }
        let ours = Self.manifest(of: site)
        return walk.compactMap { $0 as? String }.filter { path in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: "\(site)/\(path)", isDirectory: &isFolder)
            return exists && !isFolder.boolValue && ours[path] == nil && path != Self.manifestName
        }
    }

    private func carryOver(_ path: String, to next: String) throws {
        let target = "\(next)/\(path)"
        try makeFolder(of: target)
        try FileManager.default.copyItem(atPath: "\(site)/\(path)", toPath: target)
    }

    private func write(_ bytes: Data, to path: String) throws {
        try makeFolder(of: path)
        try AtomicFile.writePlainly(bytes, to: path)
    }

    private func makeFolder(of path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        if access(folder, F_OK) != 0 {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
    }

    private func swap(_ next: String) throws {
        try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
        let exchange: UInt32 = 2
        if renameat2(AT_FDCWD, next, AT_FDCWD, site, exchange) == 0 { return }
        // A file system without the exchange: two renames, and the old site back if the second fails.
        let old = "\(workplace)/site-old"
        try removeIfPresent(old)
        guard rename(site, old) == 0 else { throw SystemFailure(calling: "rename", on: site) }
        guard rename(next, site) == 0 else {
            let failure = SystemFailure(calling: "rename", on: next)
            rename(old, site)
            throw failure
        }
        try removeIfPresent(old)
    }

    private func removeIfPresent(_ path: String) throws {
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }
}
