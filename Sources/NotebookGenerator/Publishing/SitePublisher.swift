import Foundation
import Storage
internal import CLinux
internal import Glibc

/// Puts a whole new site in the old one's place at once.
///
/// The site holds a manifest of what we wrote; files that it does not name are somebody else's and are carried over.
struct SitePublisher {
    /// `site`, as readers open it.
    let site: String
    /// Where the site in the making lies, on the same file system.
    let folder: MemoryFolder
    let stamps: FileStamps
    /// Nobody else has files in a preview.
    var isPreview = false
    var notice: (String) -> Void = { _ in }

    /// Publishes the files. Nothing is touched when the site holds exactly these already.
    ///
    /// - Returns: whether it did.
    @discardableResult
    func publish(_ assembly: SiteAssembly) throws -> Bool {
        let digests = assembly.digests
        for path in digests.keys { try check(path) }
        let manifest = SiteManifest(of: site, remembered: isPreview ? nil : folder.published, notice: notice)
        let told = try SiteManifest(digests: digests, account: assembly.account).text
        if isCurrent(manifest, digests), case .bytes(told) = OwnFile.read("\(site)/\(SiteManifest.name)") {
            if !isPresent(folder.published) { try remember(told) }
            return true
        }
        try checkPlace()
        let (foreign, emptyFolders) = isPreview ? ([], []) : others(beside: manifest)
        try checkNobodyStandsInTheWay(foreign, of: digests)
        let next = folder.nextSite
        try removeIfPresent(next)
        for folder in Set(digests.keys.map(\.folderPath)) {
            try Folder.make("\(next)/\(folder)")
        }
        var kept: [String: FileStamp] = [:]
        for path in digests.keys.sorted() {
            kept[path] = link(path, digests[path], to: next)
            if kept[path] == nil { try AtomicFile.writePlainly(assembly.bytes(of: path), to: "\(next)/\(path)") }
        }
        try AtomicFile.writePlainly(told, to: "\(next)/\(SiteManifest.name)")
        for path in foreign where digests[path] == nil { try carryOver(path, to: next) }
        let ours = Set(digests.keys).union([SiteManifest.name])
        for path in emptyFolders where ours.isDisjoint(with: Self.folders(of: path) + [path]) {
            try Folder.make("\(next)/\(path)")
        }
        try swap(next)
        try remember(told)
        // This changes a time of every file that both folders link to.
        try removeIfPresent(next)
        for (path, stamp) in kept {
            if let digest = digests[path] { try stamps.renewDigest(of: "\(site)/\(path)", as: digest, was: stamp) }
        }
        return false
    }

    /// Takes a file that stays as it is over into the next site; nil when it does not, or cannot be linked.
    private func link(_ path: String, _ digest: Digest?, to next: String) -> FileStamp? {
        let current = "\(site)/\(path)"
        guard let stamp = FileStamp(ofFileItself: current), (try? stamps.digest(of: current, stamped: stamp)) == digest else {
            return nil
        }
        return Glibc.link(current, "\(next)/\(path)") == 0 ? stamp : nil
    }

    /// Removes every file that the manifest names, the manifest, and the folders that are empty then.
    ///
    /// - Parameter remembered: a copy of the manifest, in case that it is damaged.
    static func remove(from site: String, remembered: String?) throws {
        let manifest = SiteManifest(of: site, remembered: remembered)
        for path in manifest.digests.keys.sorted() + [SiteManifest.name] {
            let full = "\(site)/\(path)"
            guard isInside(path), isPresent(full), !crossesLink(path, in: site) else { continue }
            guard path == SiteManifest.name || manifest.lists(path, in: site) else { continue }
            try FileManager.default.removeItem(atPath: full)
            var folder = full.folderPath
            while folder != site, rmdir(folder) == 0 { folder = folder.folderPath }
        }
    }

    /// - Parameter manifest: its text.
    private func remember(_ manifest: Data) throws {
        if !isPreview { try SealedFile.writeText(manifest, to: folder.published) }
    }

    /// No output path leaves the site.
    private func check(_ path: String) throws {
        guard Self.isInside(path) else { throw SystemFailure("\(path): not a path inside the site") }
    }

    /// A site elsewhere cannot be exchanged at once, and a link would be lost.
    private func checkPlace() throws {
        guard Folder.isBlocked(site) else { return }
        throw SystemFailure("\(site): not a folder: the site is put in its place as a whole, so remove it, or make it a folder")
    }

    /// What is not ours stays: where one of our files is to be, it must be the very same, or go elsewhere first.
    private func checkNobodyStandsInTheWay(_ foreign: [String], of digests: [String: Digest]) throws {
        let folders = Set(digests.keys.flatMap(Self.folders))
        let standing = foreign.filter { path in
            if let digest = digests[path] { return (try? Digest(ofFile: "\(site)/\(path)")) != digest }
            return folders.contains(path) || Self.folders(of: path).contains { digests[$0] != nil }
        }
        guard let first = standing.sorted().first else { return }
        let others = standing.count > 1 ? ", and \(standing.count - 1) more" : ""
        throw SystemFailure(
            "\(site)/\(first)\(others): not a file of ours (\(site)/\(SiteManifest.name) does not list it), and it stands where one is"
                + " to be: move it out of the way, or remove it")
    }

    /// The folders on the way to `path`: `a` and `a/b` of `a/b/c`.
    private static func folders(of path: String) -> [String] {
        let parts = path.split(separator: "/")
        return parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
    }

    private static func isInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !path.utf8.contains(0)
    }

    /// Whether one of the folders on the way to `path` is a link: what lies behind it is not the site's.
    private static func crossesLink(_ path: String, in site: String) -> Bool {
        var folder = path.folderPath
        while !folder.isEmpty {
            if Folder.isBlocked("\(site)/\(folder)") { return true }
            folder = folder.folderPath
        }
        return false
    }

    private func isCurrent(_ manifest: SiteManifest, _ digests: [String: Digest]) -> Bool {
        manifest.isOfSite && manifest.digests == digests
            && digests.allSatisfy { (try? stamps.digest(of: "\(site)/\($0.key)")) == $0.value }
    }

    /// Files and links, also to nowhere, that are not ours; and folders with nothing in them, of which none is ours: a program that
    /// keeps its files there, as git does, may want them.
    private func others(beside manifest: SiteManifest) -> (files: [String], emptyFolders: [String]) {
        guard let walk = FileManager.default.enumerator(atPath: site) else { return ([], []) }
        var files: [String] = []
        var folders: Set<String> = []
        var nonEmpty: Set<String> = []
        for case let path as String in walk {
            nonEmpty.insert(path.folderPath)
            if !Folder.isBlocked("\(site)/\(path)") {
                folders.insert(path)
            } else if !manifest.lists(path, in: site), path != SiteManifest.name {
                files.append(path)
            }
        }
        return (files, folders.subtracting(nonEmpty).sorted())
    }

    private func carryOver(_ path: String, to next: String) throws {
        let target = "\(next)/\(path)"
        try Folder.make(around: target)
        if Glibc.link("\(site)/\(path)", target) == 0 { return }
        try FileManager.default.copyItem(atPath: "\(site)/\(path)", toPath: target)
    }

    private func swap(_ next: String) throws {
        try Folder.make(site)
        let exchange: UInt32 = 2
        if renameat2(AT_FDCWD, next, AT_FDCWD, site, exchange) == 0 { return }
        // A file system without the exchange: two renames, and the old site back if the second fails.
        let old = folder.lastSite
        try removeIfPresent(old)
        guard rename(site, old) == 0 else { throw SystemFailure(calling: "rename", on: site) }
        guard rename(next, site) == 0 else {
            let failure = SystemFailure(calling: "rename", on: next)
            rename(old, site)
            throw failure
        }
        try removeIfPresent(old)
    }
}
