import ChapterRunning
import Foundation
import Storage
internal import Glibc

/// Installs the notebook that runs, with what chapters of other packages are compiled against and linked with.
///
/// Files are put in place one by one, the list of them first: an installation that was cut short can be removed, or made again.
package struct Installer: Sendable {
    /// Where it will lie.
    private let prefix: String
    /// Where it is written: below `DESTDIR`, if that is set.
    private let target: String

    /// - Parameters:
    ///   - prefix: absolute, or from the home folder with `~/`, or from the working folder.
    ///   - staging: `DESTDIR`, for who makes a package of it; empty for none.
    package init(prefix: String, staging: String = ProcessInfo.processInfo.environment["DESTDIR"] ?? "") {
        let path = (prefix as NSString).expandingTildeInPath
        self.prefix = URL(fileURLWithPath: path).standardizedFileURL.path
        target = staging.isEmpty ? self.prefix : URL(fileURLWithPath: staging + self.prefix).standardizedFileURL.path
    }

    /// Installs what the package manager built beside the notebook.
    ///
    /// - Parameters:
    ///   - products: the folder of the program.
    ///   - toolchain: the compiler on the PATH, which built it.
    /// - Returns: the program's path.
    package func install(from products: String, toolchain: Toolchain, remembering memory: FileStamps) throws -> String {
        let kit = try Kit(builtIn: products, remembering: memory)
        let files = try self.files(of: kit)
        let record = Installation(
            prefix: prefix, commit: Self.commit(of: kit), repository: Self.repository(of: kit), toolchain: toolchain.version,
            compiler: toolchain.compiler)
        let graph = try kit.graphText { files[$0].map { String($0.dropFirst(Installation.kit.count + 1)) } }
        let texts = [
            "\(Installation.kit)/\(Kit.graphFile)": graph,
            Installation.record: try RecordCoding.encode(record),
        ]
        let old = try? Manifest(in: target)
        let names = Set(files.values).union(texts.keys).union([Installation.program])
        try Manifest(files: names.union(old?.files ?? [])).write(in: target)
        for (source, name) in files.sorted(by: { $0.key < $1.key }) { try put(source, as: name) }
        for (name, text) in texts { try put(text, as: name) }
        try put("/proc/self/exe", as: Installation.program)
        // What an older version had and this one has not.
        for name in Set(old?.files ?? []).subtracting(names) { try removeIfPresent("\(target)/\(name)") }
        try Manifest(files: names).write(in: target)
        return "\(target)/\(Installation.program)"
    }

    /// Removes what the manifest lists, and the folders that are empty then.
    ///
    /// - Returns: the number of files.
    package func uninstall() throws -> Int {
        let manifest = try Manifest(in: target)
        for name in manifest.files { try removeIfPresent("\(target)/\(name)") }
        try removeIfPresent("\(target)/\(Installation.manifest)")
        let folders = Set(manifest.files.map(\.folderPath)).union([Installation.library])
        // Deepest first; one that holds something else stays.
        for folder in folders.sorted(by: { $0.count > $1.count }) where folder.hasPrefix(Installation.library) {
            rmdir("\(target)/\(folder)")
        }
        return manifest.files.count
    }

    /// The kit's files, by where they were built, with their places below the prefix.
    private func files(of kit: Kit) throws -> [String: String] {
        var files: [String: String] = [:]
        for module in kit.graph.modules.values {
            for object in module.objects {
                files[object] = "\(Installation.kit)/\(module.name).build/\(object.fileName)"
            }
            let interface = "Modules/\(module.name).swiftmodule"
            let documentation = "Modules/\(module.name).swiftdoc"
            if module.kind == .library { files["\(kit.folder)/\(interface)"] = "\(Installation.kit)/\(interface)" }
            if FileManager.default.fileExists(atPath: "\(kit.folder)/\(documentation)") {
                files["\(kit.folder)/\(documentation)"] = "\(Installation.kit)/\(documentation)"
            }
            for map in module.flags.filter({ $0.hasPrefix("-fmodule-map-file=") }) {
                let folder = String(map.dropFirst("-fmodule-map-file=".count)).folderPath
                for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                    files["\(folder)/\(name)"] = "\(Installation.kit)/\(folder.fileName)/\(name)"
                }
            }
        }
        return files
    }

    /// The commit that the sources are at, `-changed` if they are not as it has them; `unknown` without git.
    private static func commit(of kit: Kit) -> String {
        guard let name = git(["rev-parse", "--short=12", "HEAD"], of: kit),
            let changes = git(["status", "--porcelain", "--", ".."], of: kit)
        else { return "unknown" }
        return changes.isEmpty ? name : "\(name)-changed"
    }

    /// Where others can clone the sources from.
    private static func repository(of kit: Kit) -> String? {
        guard let url = git(["remote", "get-url", "origin"], of: kit) else { return nil }
        // One with a password in it stays here.
        return url.wholeMatch(of: #/https:\/\/[^\s'@]+/#).map { String($0.output) }
    }

    /// What git says of the sources; nil where it fails.
    private static func git(_ arguments: [String], of kit: Kit) -> String? {
        guard let folder = kit.graph.modules[Kit.imports[0]]?.folder,
            let result = try? ChildProcess.run(["git", "-C", folder] + arguments, keepsErrors: false),
            result.status == .exited(0)
        else { return nil }
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func put(_ source: String, as name: String) throws {
        let path = try place(name)
        // The program may be running: another file takes its name.
        let new = "\(path).new"
        try removeIfPresent(new)
        try FileManager.default.copyItem(
            at: URL(fileURLWithPath: source).resolvingSymlinksInPath(), to: URL(fileURLWithPath: new))
        try move(new, to: path)
    }

    private func put(_ text: Data, as name: String) throws {
        let path = try place(name)
        try text.write(to: URL(fileURLWithPath: "\(path).new"))
        try move("\(path).new", to: path)
    }

    private func place(_ name: String) throws -> String {
        let path = "\(target)/\(name)"
        try FileManager.default.createDirectory(
            atPath: path.folderPath, withIntermediateDirectories: true)
        return path
    }

    private func move(_ path: String, to destination: String) throws {
        guard rename(path, destination) == 0 else { throw SystemFailure(calling: "rename", on: destination) }
    }
}

/// The files of an installation, relative to its prefix.
private struct Manifest {
    var files: [String]

    init(files: some Sequence<String>) { self.files = files.sorted() }

    init(in target: String) throws {
        let path = "\(target)/\(Installation.manifest)"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw SystemFailure("\(path): not there: no notebook is installed under \(target)")
        }
        files = text.split(separator: "\n").map(String.init)
        // It says what is removed: nothing of it may lead out of the prefix.
        let isSound = files.allSatisfy { name in
            [Installation.program].contains(name)
                || name.hasPrefix("\(Installation.library)/") && !name.split(separator: "/").contains("..")
        }
        guard isSound else { throw SystemFailure("\(path): damaged: it lists other files than those of a notebook") }
    }

    func write(in target: String) throws {
        let path = "\(target)/\(Installation.manifest)"
        try FileManager.default.createDirectory(
            atPath: path.folderPath, withIntermediateDirectories: true)
        try Data(files.map { "\($0)\n" }.joined().utf8).write(to: URL(fileURLWithPath: path))
    }
}
