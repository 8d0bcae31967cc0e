import Foundation
import Storage
internal import CLinux
internal import Glibc

/// Puts a whole new site in the old one's place at once.
///
/// The site holds a manifest of what we wrote; files that it does not name are somebody else's and are carried over (`ForeignFiles`).
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
        var ours = Dictionary(uniqueKeysWithValues: digests.map { (RawPath($0.key), $0.value) })
        ours[RawPath(SiteManifest.name)] = Digest(of: told)
        let foreign = isPreview ? ForeignFiles(notIn: site) : try ForeignFiles(in: site, beside: manifest)
        try foreign.requireOutOfTheWay(of: ours)
        let next = folder.nextSite
        try removeIfPresent(next)
        let kept = try make(next, assembly, foreign.besides(ours), manifest: told)
        let last = try swap(next)
        if !isPreview { try ForeignFiles(in: last, beside: manifest).move(to: site, beside: ours) }
        try remember(told)
        // This changes a time of every file that both folders link to.
        try removeIfPresent(last)
        for (path, stamp) in kept {
            if let digest = digests[path] { try stamps.renewDigest(of: "\(site)/\(path)", as: digest, was: stamp) }
        }
        return false
    }

    /// Makes the next site, each folder of it as it is in the current one.
    ///
    /// - Returns: our files that stay as they are.
    private func make(
        _ next: String, _ assembly: SiteAssembly, _ foreign: ForeignFiles, manifest: Data
    ) throws -> [String: FileStamp] {
        let digests = assembly.digests
        let folders = Set(digests.keys.flatMap { RawPath($0).folders } + foreign.folders).sorted { $0.length < $1.length }
        try Folder.make(around: next)
        for folder in [nil] + folders { try Folder.make(folder, in: next, like: site, isInMaking: true) }
        var kept: [String: FileStamp] = [:]
        for path in digests.keys.sorted() {
            kept[path] = link(path, digests[path], to: next)
            if kept[path] == nil { try AtomicFile.writePlainly(assembly.bytes(of: path), to: "\(next)/\(path)") }
        }
        try AtomicFile.writePlainly(manifest, to: "\(next)/\(SiteManifest.name)")
        try foreign.carryOver(to: next)
        for folder in folders.reversed() + [nil] { try Folder.make(folder, in: next, like: site) }
        return kept
    }

    /// Takes a file that stays as it is over into the next site; nil when it does not, or cannot be linked.
    private func link(_ path: String, _ digest: Digest?, to next: String) -> FileStamp? {
        let current = "\(site)/\(path)"
        guard let stamp = FileStamp(ofFileItself: current), (try? stamps.digest(of: current, stamped: stamp)) == digest else {
            return nil
        }
        return Glibc.link(current, "\(next)/\(path)") == 0 ? stamp : nil
    }

    /// - Parameter manifest: its text.
    private func remember(_ manifest: Data) throws {
        if !isPreview { try SealedFile.writeText(manifest, to: folder.published) }
    }

    /// No output path leaves the site.
    private func check(_ path: String) throws {
        guard SiteManifest.isInside(path) else { throw SystemFailure("\(path): not a path inside the site") }
    }

    /// A site elsewhere cannot be exchanged at once, and a link would be lost.
    private func checkPlace() throws {
        guard Folder.isBlocked(site) else { return }
        throw SystemFailure("\(site): not a folder: the site is put in its place as a whole, so remove it, or make it a folder")
    }

    private func isCurrent(_ manifest: SiteManifest, _ digests: [String: Digest]) -> Bool {
        manifest.isOfSite && manifest.digests == digests
            && digests.allSatisfy { path, digest in
                let file = "\(site)/\(path)"
                return FileStamp(ofFileItself: file).flatMap { try? stamps.digest(of: file, stamped: $0) } == digest
            }
    }

    /// - Returns: where the last site lies now.
    private func swap(_ next: String) throws -> String {
        try Folder.make(site)
        let exchange: UInt32 = 2
        if renameat2(AT_FDCWD, next, AT_FDCWD, site, exchange) == 0 { return next }
        // A file system without the exchange: two renames, and the old site back if the second fails.
        let last = folder.lastSite
        try removeIfPresent(last)
        guard rename(site, last) == 0 else { throw SystemFailure(calling: "rename", on: site) }
        guard rename(next, site) == 0 else {
            let failure = SystemFailure(calling: "rename", on: next)
            rename(last, site)
            throw failure
        }
        return last
    }
}
