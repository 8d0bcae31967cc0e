import Foundation
import Storage

/// The modules that SwiftPM has built beside the notebook: what a chapter is compiled against and linked with.
package struct BuiltModules: Sendable {
    /// The folder of `.swiftmodule` files.
    package let interfaces: String
    /// Every object file of those modules and of the package's C targets, sorted.
    package let objects: [String]
    /// Flags for the module maps of the package's C and system library targets.
    package let clangFlags: [String]
    /// The digest of all of the objects.
    package let digest: Digest

    /// Whether a C target has files of C++, which its own standard library belongs to.
    var holdCPlusPlus: Bool {
        objects.contains { object in [".cpp.o", ".cc.o", ".cxx.o"].contains(where: object.hasSuffix) }
    }

    private let sources: String
    /// The folder in which the notebook's binary lies.
    let products: String
    /// What every module of the package, the generator's too, was compiled in.
    let units: [CompiledUnit]
    /// The module maps of the package's C and system library targets.
    package let moduleMaps: [String]
    /// Where these targets' headers lie, and those of the system libraries that the manifest names.
    let headerFolders: [String]

    /// - Parameters:
    ///   - products: the folder in which the notebook's binary lies, `.build/release`.
    ///   - root: the folder of the package's `Package.swift` and `Sources`.
    package init(products: String, root: String, remembering memory: FileStamps) throws {
        let sources = "\(root)/Sources"
        self.sources = sources
        self.products = products
        let files = FileManager.default
        interfaces = "\(products)/Modules"
        guard files.fileExists(atPath: interfaces) else {
            throw SystemFailure("\(interfaces): no modules beside the notebook: start it with `swift run -c release notebook`")
        }
        let present = (try? files.contentsOfDirectory(atPath: sources)) ?? []
        let targets = present.filter { !NotebookTargets.notForChapters.contains($0) }.sorted()
        let linked = LinkedObjects(products: products)
        let objectsByTarget = targets.map { ($0, linked.objects(of: $0) ?? Self.objects(in: "\(products)/\($0).build")) }
        let own = present.filter(NotebookTargets.notForChapters.contains).compactMap { name in
            linked.objects(of: name).map { (name, $0) }
        }
        units = try (objectsByTarget + own).flatMap { target, objects in
            try CompiledUnit.units(of: target, objects: objects, in: "\(products)/\(target).build", remembering: memory)
        }
        objects = objectsByTarget.flatMap(\.1)
        digest = Digest(ofAll: try objects.map { try memory.digest(of: $0).description })
        moduleMaps = targets.flatMap { target in
            [
                "\(sources)/\(target)/module.modulemap", "\(sources)/\(target)/include/module.modulemap",
                "\(products)/\(target).build/module.modulemap",
            ].filter(files.fileExists(atPath:)).prefix(1)
        }
        let folders = try Self.includeFolders(manifest: "\(root)/Package.swift", remembering: memory)
        clangFlags = (moduleMaps.map { "-fmodule-map-file=\($0)" } + folders.map { "-I\($0)" }).flatMap { ["-Xcc", $0] }
        headerFolders = targets.flatMap { Self.headerFolders(ofTarget: "\(sources)/\($0)") } + folders
    }

    /// The source file that an object file was compiled from, relative to the project; nil for a chapter's or an unknown one.
    func source(ofObject label: String) -> String? {
        guard let object = ModuleObject(label: label),
            let walk = FileManager.default.enumerator(atPath: "\(sources)/\(object.target)")
        else { return nil }
        return walk.compactMap { $0 as? String }.first { ($0 as NSString).lastPathComponent == object.sourceName }
            .map { "Sources/\(object.target)/\($0)" }
    }

    func folder(ofTarget target: String) -> String { "\(sources)/\(target)" }

    /// The path of a file of the project as its author knows it.
    func relative(_ file: String) -> String { file.hasPrefix("\(sources)/") ? "Sources\(file.dropFirst(sources.count))" : file }

    /// `text` with placeholders for the project's folders, so that keys are the same wherever the project lies.
    @Sendable func label(_ text: String) -> String {
        text.replacing("\(products)/", with: "<products>/").replacing("\(sources)/", with: "<sources>/")
    }

    /// The path that was given a label: `ModuleObject` reads those of object files.
    func path(labelled label: String) -> String {
        for (placeholder, folder) in [("<products>/", products), ("<sources>/", sources)] where label.hasPrefix(placeholder) {
            return "\(folder)/\(label.dropFirst(placeholder.count))"
        }
        return label
    }

    /// Where the headers of the system libraries that the manifest names lie, as pkg-config says.
    private static func includeFolders(manifest: String, remembering memory: FileStamps) throws -> [String] {
        let flags = try memory.fact("include flags", of: manifest) {
            let text = try String(contentsOfFile: manifest, encoding: .utf8)
            let names = text.matches(of: #/pkgConfig:\s*"([^"]+)"/#).map { String($0.1) }
            guard !names.isEmpty else { return "" }
            let result = try ChildProcess.run(["pkg-config", "--cflags-only-I"] + names)
            guard result.status == .exited(0) else {
                throw SystemFailure("pkg-config does not know a system library of Package.swift:\n\(result.output)")
            }
            return result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return flags.split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("-I") }.map { String($0.dropFirst(2)) }
    }

    /// The folders of a target of C or a system library: a file of C is found in any of them that its settings name.
    private static func headerFolders(ofTarget folder: String) -> [String] {
        guard ["include", "module.modulemap"].contains(where: { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }),
            let walk = FileManager.default.enumerator(atPath: folder)
        else { return [] }
        var folders = [folder]
        for case let path as String in walk where walk.fileAttributes?[.type] as? FileAttributeType == .typeDirectory {
            folders.append("\(folder)/\(path)")
        }
        return folders
    }

    private static func objects(in folder: String) -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
        return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".o") }.sorted().map { "\(folder)/\($0)" }
    }
}
