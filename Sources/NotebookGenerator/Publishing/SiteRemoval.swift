import Foundation
import Storage
internal import Glibc

/// Removes what we wrote of a site: every file that the manifest names, the manifest, and the folders that are empty then.
struct SiteRemoval {
    let site: String
    /// A copy of the manifest, in case that it is damaged.
    let remembered: String?
    /// Is told of what stands where a file of ours was, and stays.
    var notice: (String) -> Void = { _ in }

    func run() throws {
        let manifest = SiteManifest(of: site, remembered: remembered)
        for path in manifest.digests.keys.sorted() + [SiteManifest.name] {
            guard SiteManifest.isInside(path), isPresent("\(site)/\(path)"), !crossesLink(path) else { continue }
            guard path == SiteManifest.name || manifest.lists(path, in: site) else { continue }
            try remove(path)
        }
    }

    private func remove(_ path: String) throws {
        let full = "\(site)/\(path)"
        var status = stat()
        guard lstat(full, &status) == 0 else { return }
        // We write files; a link to one was put in its place, and leads to what stays.
        guard [S_IFREG, S_IFLNK].contains(status.st_mode & S_IFMT) else {
            return notice("\(full): stays: the notebook wrote a file there, and this is none")
        }
        guard unlink(full) == 0 else { throw SystemFailure(calling: "unlink", on: full) }
        var folder = full.folderPath
        while folder != site, rmdir(folder) == 0 { folder = folder.folderPath }
    }

    /// Whether one of the folders on the way to `path` is a link: what lies behind it is not the site's.
    private func crossesLink(_ path: String) -> Bool {
        var folder = path.folderPath
        while !folder.isEmpty {
            if Folder.isBlocked("\(site)/\(folder)") { return true }
            folder = folder.folderPath
        }
        return false
    }
}
