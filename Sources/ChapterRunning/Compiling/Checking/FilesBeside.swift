import Foundation
import Storage

/// What lies in the packages beside the report's, of which the package manager sees nothing but the contents of the files that it knows: it
/// plans its build anew after what it sees of the report's package alone. So it is made to where a file came or went there, or a manifest
/// or a plugin changed.
package struct FilesBeside {
    private let packages: [String]
    private let products: String
    /// Where what the last plan was made of is remembered.
    private let path: String

    /// - Parameters:
    ///   - packages: the folders of the packages beside.
    ///   - products: the folder of the build's configuration.
    package init(in packages: [String], products: String, rememberedAt path: String) {
        self.packages = packages.map(Self.resolved)
        self.products = products
        self.path = path
    }

    /// Has the package manager plan anew, unless it planned for what is there now.
    package func requirePlan() throws {
        guard !packages.isEmpty, let stamp = planned else { return }
        if let known = remembered, known.stamp == stamp, try known.digest == digest(below: known.folders) { return }
        try BuildDescription.discard(besides: products)
    }

    /// Remembers what the plan was made of, unless some of it changed after that.
    package func rememberPlan() throws {
        guard !packages.isEmpty, let stamp = planned, remembered?.stamp != stamp else { return }
        let folders = try folders()
        let below = try folders.flatMap { try [$0] + Self.contents(of: $0).filter(\.isFolder).map(\.path) }
        let newest = try (below + files()).map { try FileStamp(of: $0).changed }.max()
        guard newest ?? 0 < stamp.modified else { return }
        let lines = [stamp.fields + [try digest(below: folders).description]] + folders.map { [$0] }
        try SealedFile.writeText(Data(lines.compactMap(FieldLines.line).joined().utf8), to: path)
    }

    /// When it last planned.
    private var planned: FileStamp? { try? FileStamp(of: "\(products)/\(BuildDescription.fileName)") }

    /// The plan that was remembered, and what of.
    private var remembered: (stamp: FileStamp, digest: Digest, folders: [String])? {
        guard let text = SealedFile.readText(path, damaged: {}) else { return nil }
        var head: (stamp: FileStamp, digest: Digest)?
        var folders: [String] = []
        FieldLines.read(text, separator: UInt8(ascii: "\t")) { fields in
            if fields.count == 1 { folders.append(fields[0].string) }
            if fields.count == 5, let stamp = FileStamp(fields.prefix(4)), let digest = fields[4].digest {
                head = (stamp, digest)
            }
        }
        return head.map { ($0.stamp, $0.digest, folders) }
    }

    private func digest(below folders: [String]) throws -> Digest {
        let names = try folders.filter(isPresent).flatMap { folder in
            try [folder] + Self.contents(of: folder).flatMap { [$0.path, $0.target ?? ($0.isFolder ? "folder" : "file")] }
        }
        return Digest(ofAll: names + files().flatMap { [$0, (try? Digest(ofFile: $0))?.description ?? "unreadable"] })
    }

    /// Manifests, and the sources of plugins.
    private func files() -> [String] {
        packages.flatMap { ManifestFiles.list(in: $0) + ManifestFiles.plugins(in: $0) }.filter(isPresent)
    }

    /// The folders of the targets that are built.
    private func folders() throws -> [String] {
        let graph = try ModuleGraph(builtIn: products)
        return Set(graph.modules.values.map { Self.resolved($0.folder) })
            .filter { folder in packages.contains { folder == $0 || folder.hasPrefix("\($0)/") } }.filter(isPresent).sorted()
    }

    private struct Entry {
        var path: String
        var isFolder: Bool
        /// Where a link leads.
        var target: String?
    }

    /// All that lies below a folder, sorted, but for what is hidden.
    private static func contents(of folder: String) throws -> [Entry] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { !$0.hasPrefix(".") }.flatMap { name in
            let path = "\(folder)/\(name)"
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            let entry = Entry(path: path, isFolder: isThere && isFolder.boolValue, target: target)
            // What a link leads to may lead back.
            return [entry] + (entry.isFolder && target == nil ? try contents(of: path) : [])
        }
    }

    private static func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
}
