internal import CLinux
import Foundation
internal import Glibc

/// Puts a whole new site in the old one's place at once.
struct SitePublisher {
    /// `site`, as readers open it.
    let site: String
    /// A folder on the same file system for the site in the making.
    let workplace: String

    /// What is kept from the old site: the placeholder that is committed.
    private static let kept = ["README.md"]

    /// Publishes `files`, by path inside the site. Nothing is touched when the site holds exactly these files already.
    func publish(_ files: [String: Data]) throws {
        for path in files.keys { try check(path) }
        if try isCurrent(files) { return }
        let next = "\(workplace)/site-next"
        try removeIfPresent(next)
        try FileManager.default.createDirectory(atPath: next, withIntermediateDirectories: true)
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) { try write(bytes, to: "\(next)/\(path)") }
        for name in Self.kept where FileManager.default.fileExists(atPath: "\(site)/\(name)") {
            try FileManager.default.copyItem(atPath: "\(site)/\(name)", toPath: "\(next)/\(name)")
        }
        try swap(next)
        try removeIfPresent(next)
    }

    /// No output path leaves the site.
    private func check(_ path: String) throws {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), !path.utf8.contains(0) else {
            throw SystemFailure("\(path): not a path inside the site")
        }
    }

    private func isCurrent(_ files: [String: Data]) throws -> Bool {
        guard let walk = FileManager.default.enumerator(atPath: site) else { return false }
        var seen = 0
        for case let path as String in walk where walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
            if Self.kept.contains(path) { continue }
            guard let expected = files[path], FileManager.default.contents(atPath: "\(site)/\(path)") == expected else {
                return false
            }
            seen += 1
        }
        return seen == files.count
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
