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

    private let objectsByTarget: [(target: String, objects: [String])]
    private let sources: String
    private let products: String

    /// Our own parts that no chapter imports.
    private static let notForChapters: Set<String> = [
        "notebook", "NotebookGenerator", "Weaving", "ChapterRunning", "ChapterReading", "Storage", "MachineCode", "benchmarks",
    ]

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
        let targets = present.filter { !Self.notForChapters.contains($0) }.sorted()
        let linked = LinkedObjects(products: products)
        objectsByTarget = targets.map { ($0, linked.objects(of: $0) ?? Self.objects(in: "\(products)/\($0).build")) }
        objects = objectsByTarget.flatMap(\.objects)
        digest = Digest(ofAll: try objects.map { try memory.digest(of: $0).description })
        let maps = targets.flatMap { target in
            [
                "\(sources)/\(target)/module.modulemap", "\(sources)/\(target)/include/module.modulemap",
                "\(products)/\(target).build/module.modulemap",
            ].filter(files.fileExists(atPath:)).prefix(1).flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
        }
        clangFlags = maps + (try Self.includeFlags(manifest: "\(root)/Package.swift", remembering: memory))
    }

    /// A source, relative to the project, that changed after its target was built; nil when there is none.
    ///
    /// Objects tell nothing: the compiler leaves one as it is when its contents are the same. What it notes of dependencies, it writes
    /// every time.
    package func sourceNewerThanBuild() -> String? {
        for (target, objects) in objectsByTarget where !objects.isEmpty {
            let swift = "\(products)/\(target).build/\(target).d"
            let notes = objects.allSatisfy { $0.hasSuffix(".swift.o") } ? [swift] : objects.map { "\($0.dropLast())d" }
            guard let built = SourceTimes.latest(of: notes),
                let source = SourceTimes.newestSource(in: "\(sources)/\(target)", after: built)
            else { continue }
            return "Sources\(source.dropFirst(sources.count))"
        }
        return nil
    }

    /// The source file that an object file was compiled from, relative to the project; nil for a chapter's or an unknown one.
    func source(ofObject label: String) -> String? {
        guard let object = ModuleObject(label: label),
            let walk = FileManager.default.enumerator(atPath: "\(sources)/\(object.target)")
        else { return nil }
        return walk.compactMap { $0 as? String }.first { ($0 as NSString).lastPathComponent == object.sourceName }
            .map { "Sources/\(object.target)/\($0)" }
    }

    /// `text` with placeholders for the project's folders, so that keys are the same wherever the project lies.
    func label(_ text: String) -> String {
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
    private static func includeFlags(manifest: String, remembering memory: FileStamps) throws -> [String] {
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
        return flags.split(whereSeparator: \.isWhitespace).flatMap { ["-Xcc", String($0)] }
    }

    private static func objects(in folder: String) -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
        return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".o") }.sorted().map { "\(folder)/\($0)" }
    }
}
