import TestSupport
import Foundation
import Synchronization
@testable import NotebookGenerator
@testable import Storage

/// Builds the mutable project's libraries into a products folder with the flags of SwiftPM's release build, which would take
/// a second a time by itself. What was built before from the same files is copied.
struct LibraryBuilder {
    static func products(of root: String) -> String { "\(root)/.build/release" }

    private struct Target {
        var name: String
        var dependencies: [String]
        var isC = false
    }

    private static let targets = [
        Target(name: "CSteps", dependencies: [], isC: true), Target(name: "Spectra", dependencies: []),
        Target(name: "Solvers", dependencies: ["Spectra"]),
    ]
    /// Of this run of the tests.
    private static let cache = TestFolder.unused("libraries")

    let root: String
    private var products: String { Self.products(of: root) }
    private let files = FileManager.default

    init(root: String) { self.root = root }

    /// Brings the targets whose files changed up to date, and the description of the build.
    func build() throws {
        var keys: [String: Digest] = [:]
        for target in Self.targets {
            keys[target.name] = try build(target, after: target.dependencies.compactMap { keys[$0] })
        }
        try describe()
    }

    /// - Parameter dependencies: the interfaces that it imports.
    private func build(_ target: Target, after dependencies: [Digest]) throws -> Digest {
        let key = try key(of: target, after: dependencies)
        let made = "\(products)/\(target.name).build/key"
        if files.contents(atPath: made) == Data(key.description.utf8) { return try interface(of: target) }
        let cached = "\(Self.cache)/\(key.description)"
        if !files.fileExists(atPath: cached) {
            let workplace = "\(cached)-\(UInt64.random(in: 0 ... .max))"
            try files.createDirectory(atPath: "\(workplace)/\(target.name).build", withIntermediateDirectories: true)
            try files.createDirectory(atPath: "\(workplace)/Modules", withIntermediateDirectories: true)
            try target.isC ? compileC(target, into: workplace) : compileSwift(target, into: workplace)
            for name in try files.contentsOfDirectory(atPath: workplace) where name.hasPrefix("TemporaryDirectory") {
                try files.removeItem(atPath: "\(workplace)/\(name)")
            }
            try? files.moveItem(atPath: workplace, toPath: cached)
        }
        // As SwiftPM does, leaves the objects of deleted sources where they are.
        for folder in ["\(target.name).build", "Modules"] {
            try files.createDirectory(atPath: "\(products)/\(folder)", withIntermediateDirectories: true)
            for name in try files.contentsOfDirectory(atPath: "\(cached)/\(folder)") {
                try? files.removeItem(atPath: "\(products)/\(folder)/\(name)")
                try files.copyItem(atPath: "\(cached)/\(folder)/\(name)", toPath: "\(products)/\(folder)/\(name)")
            }
        }
        try Data(key.description.utf8).write(to: URL(fileURLWithPath: made))
        return try interface(of: target)
    }

    /// What other targets are compiled against.
    private func interface(of target: Target) throws -> Digest {
        let module = "\(products)/Modules/\(target.name).swiftmodule"
        return files.fileExists(atPath: module) ? try Digest(ofFile: module) : Digest(of: target.name)
    }

    private func sources(of target: Target) throws -> [String] {
        guard let walk = files.enumerator(atPath: "\(root)/Sources/\(target.name)") else { return [] }
        return walk.compactMap { $0 as? String }.filter { $0.contains(".") }.sorted().map { "Sources/\(target.name)/\($0)" }
    }

    /// What the manifest says: the words of `let flags = "…"`.
    private func extraFlags() -> [String] {
        let bytes = files.contents(atPath: "\(root)/Package.swift") ?? Data()
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("let flags = ") }
        return lines.flatMap { $0.split(separator: "\"").dropFirst().prefix(1) }.flatMap { $0.split(separator: " ") }.map(
            String.init)
    }

    private func key(of target: Target, after dependencies: [Digest]) throws -> Digest {
        let contents = try sources(of: target).flatMap { [$0, try Digest(ofFile: "\(root)/\($0)").description] }
        return Digest(ofAll: [target.name] + contents + extraFlags() + dependencies.map(\.description))
    }

    private func compileSwift(_ target: Target, into folder: String) throws {
        let sources = try sources(of: target).filter { $0.hasSuffix(".swift") }
        let objects = sources.map { (source: $0, object: object(of: $0, in: target, folder)) }
        let map = Dictionary(uniqueKeysWithValues: objects.map { ($0.source, ["object": $0.object]) })
        try JSONEncoder().encode(map).write(to: URL(fileURLWithPath: "\(folder)/map.json"))
        try run(
            ReleaseFlags.swiftc(module: target.name, package: "mutable", into: folder)
                + ["-file-compilation-dir", ".", "-I", ".build/release/Modules"] + extraFlags() + ["-c"] + sources,
            temporary: folder)
    }

    private static func isCode(_ source: String) -> Bool { source.hasSuffix(".c") || source.hasSuffix(".cpp") }

    private func compileC(_ target: Target, into folder: String) throws {
        for source in try sources(of: target) where Self.isCode(source) {
            try run(
                [
                    source.hasSuffix(".cpp") ? "clang++" : "clang", "-O2", "-DSWIFT_PACKAGE=1", "-fblocks", "-I",
                    "Sources/\(target.name)/include", "-fPIC", "-g",
                    "-fno-omit-frame-pointer", "-fdebug-compilation-dir=.", "-c", source, "-o",
                    object(of: source, in: target, folder),
                ], temporary: folder)
        }
    }

    private func object(of source: String, in target: Target, _ folder: String) -> String {
        "\(folder)/\(target.name).build/\((source as NSString).lastPathComponent).o"
    }

    private func run(_ arguments: [String], temporary: String) throws {
        let result = try ChildProcess.run(arguments, in: root, environment: ["TMPDIR": temporary])
        guard result.status == .exited(0) else { throw SystemFailure("\(arguments.joined(separator: " ")):\n\(result.output)") }
    }

    /// What SwiftPM notes of a build: the objects of sources that are there.
    private func describe() throws {
        let resolved = URL(fileURLWithPath: products).resolvingSymlinksInPath().path
        var description = LibraryDescription(products: resolved, systemFlags: try systemFlags())
        try OwnModules.describe(in: &description, sources: "\(root)/Sources")
        for target in Self.targets {
            let sources = try sources(of: target).filter { target.isC ? Self.isCode($0) : $0.hasSuffix(".swift") }
            let objects = sources.map { object(of: $0, in: target, resolved) }
            let paths = sources.map { "\(root)/\($0)" }
            if target.isC {
                description.add(
                    c: target.name, sources: paths, objects: objects, headers: ["\(root)/Sources/\(target.name)/include"])
            } else {
                description.add(swift: target.name, sources: paths, objects: objects, dependencies: target.dependencies)
            }
        }
        try description.write()
    }

    /// For the module maps of all system libraries that lie there.
    private func systemFlags() throws -> [String] {
        let maps = try files.contentsOfDirectory(atPath: "\(root)/Sources").sorted()
            .map { "\(root)/Sources/\($0)/module.modulemap" }.filter(files.fileExists(atPath:))
        return maps.map { "-fmodule-map-file=\($0)" } + (try OwnModules.includeFlags.get())
    }
}

/// What SwiftPM passes to the compiler for a release build of this package's modules.
enum ReleaseFlags {
    /// - Parameter folder: holds `Modules` and the map `map.json` from sources to objects.
    static func swiftc(module: String, package: String, into folder: String) -> [String] {
        [
            "swiftc", "-module-name", module, "-emit-module", "-emit-module-path", "\(folder)/Modules/\(module).swiftmodule",
            "-output-file-map", "\(folder)/map.json", "-parse-as-library", "-whole-module-optimization", "-num-threads", "2",
            "-O", "-g", "-DSWIFT_PACKAGE", "-swift-version", "6", "-warnings-as-errors", "-Xfrontend", "-function-sections",
            "-Xfrontend", "-disable-llvm-merge-functions-pass", "-package-name", package, "-Xcc", "-fno-omit-frame-pointer",
        ]
    }
}
