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

    static let manifestName = "manifest.json"

    /// Publishes `files`, by path inside the site. Nothing is touched when the site holds exactly these files already.
    func publish(_ files: [String: Data]) throws {
        for path in files.keys { try check(path) }
        let digests = files.mapValues { Digest(of: $0).description }
        if isCurrent(files, digests) { return }
        let next = "\(workplace)/site-next"
        try removeIfPresent(next)
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) { try write(bytes, to: "\(next)/\(path)") }
        try write(Self.encodeManifest(digests), to: "\(next)/\(Self.manifestName)")
        for path in try foreignFiles() where files[path] == nil { try carryOver(path, to: next) }
        try swap(next)
        try removeIfPresent(next)
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
    private static func manifest(of site: String) -> [String: String] {
        guard let bytes = FileManager.default.contents(atPath: "\(site)/\(manifestName)") else { return [:] }
        return (try? JSONDecoder().decode([String: String].self, from: bytes)) ?? [:]
    }

    private static func encodeManifest(_ digests: [String: String]) throws -> Data {
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

    private func isCurrent(_ files: [String: Data], _ digests: [String: String]) -> Bool {
        Self.manifest(of: site) == digests
            && files.allSatisfy { FileManager.default.contents(atPath: "\(site)/\($0.key)") == $0.value }
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
        try FileManager.default.createDirectory(
            atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(site)/\(path)", toPath: target)
    }

    private func write(_ bytes: Data, to path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try bytes.write(to: URL(fileURLWithPath: path))
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
