import Foundation
import Storage
internal import Glibc

/// What lies in a site and is not ours: it stays, whatever it is called, and whoever puts it there while we publish.
struct ForeignFiles {
    /// The folder that they lie in.
    let site: String
    /// Files, links, also to nowhere, and whatever else is no folder.
    private(set) var files: [FolderListing.Entry] = []
    /// Folders with nothing in them: a program that keeps its files there, as git does, may want them.
    private(set) var emptyFolders: [RawPath] = []

    /// None: in a preview nobody has files.
    init(notIn site: String) { self.site = site }

    /// - Throws: where something in the site cannot be looked at, or is mounted: it could not be kept.
    init(in site: String, beside manifest: SiteManifest) throws {
        self.site = site
        let entries = try FolderListing(of: site).entries
        let nonEmpty = Set(entries.compactMap(\.path.folders.last))
        for entry in entries {
            if entry.isFolder {
                if !nonEmpty.contains(entry.path) { emptyFolders.append(entry.path) }
            } else if !Self.isOurs(entry.path, manifest, in: site) {
                files.append(entry)
            }
        }
    }

    private static func isOurs(_ path: RawPath, _ manifest: SiteManifest, in site: String) -> Bool {
        guard let text = path.text else { return false }
        return path == RawPath(SiteManifest.name) || manifest.lists(text, in: site)
    }

    /// What is not ours stays: where one of our files is to be, it must be the very same, or go elsewhere first.
    ///
    /// - Parameter digests: of our files in the next site.
    func requireOutOfTheWay(of digests: [RawPath: Digest]) throws {
        let folders = Set(digests.keys.flatMap(\.folders))
        let standing = files.map(\.path).filter { path in
            if let digest = digests[path] { return !isSame(path, digest) }
            return folders.contains(path) || path.folders.contains { digests[$0] != nil }
        }
        guard let first = standing.map(\.description).min() else { return }
        let others = standing.count > 1 ? ", and \(standing.count - 1) more" : ""
        throw SystemFailure(
            "\(site)/\(first)\(others): not a file of ours (\(site)/\(SiteManifest.name) does not list it), and it stands where one is"
                + " to be: move it out of the way, or remove it")
    }

    private func isSame(_ path: RawPath, _ digest: Digest) -> Bool {
        path.text.map { SiteManifest.isFile(at: "\(site)/\($0)", digest) } ?? false
    }

    // MARK: Carrying over

    /// Those that there is a place for beside ours: where they are the very same, ours is there.
    ///
    /// - Parameter ours: our files in the next site.
    func besides(_ ours: [RawPath: Digest]) -> ForeignFiles {
        var others = self
        others.files = files.filter { ours[$0.path] == nil }
        others.emptyFolders = emptyFolders.filter { folder in (folder.folders + [folder]).allSatisfy { ours[$0] == nil } }
        return others
    }

    /// The folders that they need.
    var folders: [RawPath] { files.flatMap(\.path.folders) + emptyFolders.flatMap { $0.folders + [$0] } }

    /// Takes them over into the next site, where their folders are.
    func carryOver(to next: String) throws {
        for path in files.map(\.path) where link(path.inside(site), path.inside(next)) != 0 {
            let failure = SystemFailure(calling: "link", on: "\(site)/\(path)")
            guard let text = path.text else { throw failure }
            try FileManager.default.copyItem(atPath: "\(site)/\(text)", toPath: "\(next)/\(text)")
        }
    }

    /// Moves those that the next site does not have: they came after it was made. What is there as a copy is replaced by what it was made of;
    /// and one that lies where ours is gets another name.
    func move(to next: String, beside ours: [RawPath: Digest]) throws {
        for file in files where FileIdentity(at: file.path, in: next) != file.identity {
            if let digest = ours[file.path], isSame(file.path, digest) { continue }
            let path = ours[file.path] == nil ? file.path : file.path.with(ending: ".kept")
            for folder in path.folders { try Folder.make(folder, in: next, like: site) }
            guard rename(file.path.inside(site), path.inside(next)) == 0 else {
                throw SystemFailure(calling: "rename", on: "\(next)/\(path)")
            }
        }
        for folder in besides(ours).emptyFolders where FileIdentity(at: folder, in: next) == nil {
            for folder in folder.folders + [folder] { try Folder.make(folder, in: next, like: site) }
        }
    }
}
