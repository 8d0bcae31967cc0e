import ChapterRunning
import Foundation
import Storage
internal import Glibc

/// Watches what a book is made of: everything in `chapters` and `Sources`, new folders and folders behind links too, the manifests, plugins,
/// tests (a page may list them), the data sets, and the sources of targets and dependencies that lie elsewhere.
final class SourceWatcher {
    /// Readable when something has changed.
    let descriptor: Int32
    private let root: String
    /// Folders of the project besides the manifests, and what an edit there is.
    private let own: [(path: String, changes: Changes)]
    /// Of the data sets, which lie in it and no deeper.
    private let data: String?
    /// Where builds write: what changes there is no edit.
    private let made: [String]
    /// Folders of sources that lie elsewhere.
    private var others: [String] = []
    /// By inotify's number of the watch.
    private var folders: [Int32: Folder] = [:]

    private struct Folder {
        let path: String
        let isRoot: Bool
        let changes: Changes
    }

    private static let events = UInt32(
        IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR)

    /// - Parameter data: the folder of the data sets.
    init(root: String, data: String? = nil) throws {
        self.root = root
        let plugins = ManifestFiles.pluginFolders(in: root).map { ("\(root)/\($0)", Changes.sources) }
        own =
            [("\(root)/chapters", .chapters), ("\(root)/Sources", .sources), ("\(root)/Tests", .chapters)] + plugins
        self.data = data
        made = ["site", "figures", ".notebook", ".build"].map { Self.resolved("\(root)/\($0)") }
        descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        if descriptor < 0, errno == EMFILE {
            throw SystemFailure(
                "\(root): no more programs of this user may watch folders, or this one has too many files open: end others (editors, other "
                    + "previews), or raise the limit (`sysctl fs.inotify.max_user_instances`)")
        }
        guard descriptor >= 0 else { throw SystemFailure(calling: "inotify_init1", on: root) }
        try watchAll()
    }

    deinit { close(descriptor) }

    /// Watches these folders of sources too, and no longer those that were named before.
    func watchSources(in folders: [String]) throws {
        guard folders != others else { return }
        others = folders
        try watchAll()
    }

    /// What has changed since the last time.
    func takeChanges() throws -> Changes {
        var changes: Changes = []
        var hasNewFolder = false
        while let bytes = ChildProcess.read(descriptor), !bytes.isEmpty {
            for event in InotifyEvent.parse(bytes) {
                guard event.mask & UInt32(IN_Q_OVERFLOW) == 0 else {
                    (changes, hasNewFolder) = ([.chapters, .sources], true)
                    continue
                }
                guard let found = meaning(of: event) else { continue }
                changes.formUnion(found)
                if event.isFolder || isLink(event) { hasNewFolder = true }
            }
        }
        if hasNewFolder { try watchAll() }
        return changes
    }

    /// Whether it tells of a link, which may lead to a folder.
    private func isLink(_ event: InotifyEvent) -> Bool {
        guard let folder = folders[event.watch] else { return false }
        return (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/\(event.name)")) != nil
    }

    private func meaning(of event: InotifyEvent) -> Changes? {
        guard let folder = folders[event.watch] else { return nil }
        if event.mask & UInt32(IN_IGNORED) != 0 {
            folders[event.watch] = nil
            return nil
        }
        // Editors keep their own files beside ours.
        guard !event.name.hasPrefix("."), !event.name.hasSuffix("~") else { return nil }
        guard folder.isRoot else { return folder.changes }
        if ManifestFiles.isManifest(event.name) { return .sources }
        if data == "\(root)/\(event.name)" { return .chapters }
        return own.first { $0.path == "\(root)/\(event.name)" }?.changes
    }

    /// Watches every folder that is there now and no other; those that are watched already stay so.
    private func watchAll() throws {
        let before = folders
        folders = [:]
        try watchPresent()
        for watch in before.keys where folders[watch] == nil { inotify_rm_watch(descriptor, watch) }
    }

    private func watchPresent() throws {
        try watch(root, isRoot: true, as: [])
        if let data { try watch(data, as: .chapters) }
        for (top, changes) in own + others.map({ ($0, Changes.sources) }) {
            var seen: Set<String> = []
            try watch(below: top, as: changes, &seen)
        }
    }

    /// Watches a folder and all below it, with those that links lead to.
    ///
    /// - Parameter seen: the paths of folders that were walked before: links may lead in a circle.
    private func watch(below top: String, as changes: Changes, _ seen: inout Set<String>) throws {
        // The enumerator follows no link.
        let real = Self.resolved(top)
        guard access(real, F_OK) == 0, !isMade(real), seen.insert(real).inserted else { return }
        try watch(real, as: changes)
        let keys: [URLResourceKey] = [.isSymbolicLinkKey]
        let walk = FileManager.default.enumerator(
            at: URL(fileURLWithPath: real), includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
        while let url = walk?.nextObject() as? URL {
            if (try? url.resourceValues(forKeys: Set(keys)))?.isSymbolicLink == true {
                if isFolder(url.path) { try watch(below: url.path, as: changes, &seen) }
            } else {
                try watch(url.path, as: changes, options: UInt32(IN_DONT_FOLLOW))
            }
        }
    }

    /// Whether builds write there, or further down.
    private func isMade(_ path: String) -> Bool {
        made.contains { path == $0 || path.hasPrefix("\($0)/") || $0.hasPrefix("\(path)/") }
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

    /// Passes over what is no folder, or is gone again since it was listed.
    private func watch(_ path: String, isRoot: Bool = false, as changes: Changes, options: UInt32 = 0) throws {
        let watch = inotify_add_watch(descriptor, path, Self.events | options)
        if watch < 0 && (errno == ENOENT || errno == ENOTDIR) { return }
        if watch < 0, errno == ENOSPC {
            throw SystemFailure(
                "\(path): the system watches no more folders for this user: raise its limit (`sysctl fs.inotify.max_user_watches`)"
            )
        }
        guard watch >= 0 else { throw SystemFailure(calling: "inotify_add_watch", on: path) }
        // Two ways may lead to one folder.
        folders[watch] = Folder(path: path, isRoot: isRoot, changes: changes.union(folders[watch]?.changes ?? []))
    }
}

/// One of the events that a read from inotify returns.
struct InotifyEvent: Equatable {
    let watch: Int32
    let mask: UInt32
    let name: String

    var isFolder: Bool { mask & UInt32(IN_ISDIR) != 0 }

    static func parse(_ bytes: [UInt8]) -> [InotifyEvent] {
        let headerSize = MemoryLayout<inotify_event>.size
        var events: [InotifyEvent] = []
        var offset = 0
        while offset + headerSize <= bytes.count {
            let header = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self) }
            let start = offset + headerSize
            let end = min(start + Int(header.len), bytes.count)
            events.append(
                InotifyEvent(
                    watch: header.wd, mask: header.mask,
                    name: String(decoding: bytes[start..<end].prefix { $0 != 0 }, as: UTF8.self)))
            offset = end
        }
        return events
    }
}
