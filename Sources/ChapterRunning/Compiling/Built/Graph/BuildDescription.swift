import Foundation
import Storage

/// What the package manager writes down of a build: `description.json` beside the modules, and the plan of its commands, in which
/// those of C are. Tried with Swift 6.2 and 6.3.
package struct BuildDescription {
    package static let fileName = "description.json"

    private let contents: Contents
    private let commands: [ClangCommand]
    private let linkerFlags: [String]

    /// - Parameters:
    ///   - products: the folder of the build's configuration.
    ///   - plan: the file of its commands; nil where it has none.
    init(products: String, plan: String?) throws {
        let file = try Self.path(in: products)
        do {
            contents = try JSONDecoder().decode(Contents.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
        } catch {
            throw SystemFailure(
                "\(file): not understood; another package manager than those of Swift 6.2 and 6.3 wrote it: \(error)")
        }
        let text = try plan.map { try String(contentsOfFile: $0, encoding: .utf8) } ?? ""
        commands = ClangCommand.list(inPlan: text)
        linkerFlags = LinkCommand.flags(inPlan: text)
    }

    /// Where it lies.
    static func path(in products: String) throws -> String {
        let path = "\(products)/\(fileName)"
        guard isPresent(path) else { throw SystemFailure("\(path): the package manager has not built anything there") }
        return path
    }

    /// The file of the build's commands: `release.yaml` beside `release`, or a folder above.
    static func plan(besides products: String) throws -> String? {
        let folder = URL(fileURLWithPath: products).resolvingSymlinksInPath()
        let name = "\(folder.lastPathComponent).yaml"
        let above = folder.deletingLastPathComponent()
        return [above, above.deletingLastPathComponent()].map { $0.appendingPathComponent(name).path }
            .first(where: FileManager.default.fileExists(atPath:))
    }

    /// Has the package manager plan its next build anew.
    package static func discard(besides products: String) throws {
        for file in ["\(products)/\(fileName)", try plan(besides: products)].compactMap(\.self) { try removeIfPresent(file) }
    }

    /// The module maps that the graph follows from, whether they are there or not.
    var moduleMaps: [String] {
        let named = contents.swiftCommands.values.flatMap {
            PackageModule.moduleMaps(in: ClientFlags.list(in: $0.otherArguments))
        }
        let folders = commands.flatMap { [$0.buildFolder] + $0.includeFolders }
        return Set(named + folders.map(ModuleMap.path)).sorted()
    }

    var graph: ModuleGraph {
        let dependencies = Dictionary(
            contents.targetDependencyMap.map { (Self.moduleName(of: $0), $1.map(Self.moduleName)) }, uniquingKeysWith: +)
        let swift = contents.swiftCommands.values.filter { !Self.isTool($0.tempsPath) }.map { command in
            PackageModule(
                name: command.moduleName, kind: command.isLibrary ? .library : .executable, buildFolder: command.tempsPath,
                sources: command.sources, objects: command.objects.sorted(), flags: ClientFlags.list(in: command.otherArguments),
                dependencies: dependencies[command.moduleName] ?? [], copies: copies(for: command))
        }
        let c = Dictionary(grouping: commands, by: \.buildFolder).filter { !Self.isTool($0.key) }.map { folder, commands in
            let name = Self.moduleName(of: (folder.fileName as NSString).deletingPathExtension)
            return PackageModule(
                name: name, kind: .c, buildFolder: folder, sources: commands.map(\.source).sorted(),
                objects: commands.map(\.object).sorted(), flags: Self.flags(of: commands, module: name, in: folder),
                dependencies: dependencies[name] ?? [], searchedFolders: ClientFlags.unique(commands.flatMap(\.searchedFolders)))
        }
        let compiled = swift + c
        let archives = (contents.copyCommands ?? [:]).keys.filter { $0.hasSuffix(".a") && !$0.contains(".resources/") }
        return ModuleGraph(
            modules: compiled + ModuleMap.modules(besides: compiled), linkerFlags: linkerFlags, archives: archives.sorted())
    }

    /// A module that a plugin's tool or a macro needs is built once more for these, under a name of its own.
    private static func isTool(_ buildFolder: String) -> Bool { buildFolder.hasSuffix("-tool.build") }

    /// Of a target's name, `my-lib`, the module's, `my_lib`.
    static func moduleName(of target: String) -> String {
        String(target.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
    }

    /// A target's own map of its module lies among its headers; the package manager makes one where there is none.
    ///
    /// Among the folders of headers are also those of targets that it depends on, with their maps.
    private static func flags(of commands: [ClangCommand], module: String, in folder: String) -> [String] {
        let headers = commands.flatMap(\.includeFolders)
        let maps = (headers.prefix(1) + [folder] + headers.dropFirst()).map(ModuleMap.path)
            .filter(FileManager.default.fileExists(atPath:))
        let map = maps.first { ModuleMap.names(in: $0).contains(module) } ?? maps.first
        let all = headers.map { "-I\($0)" } + [map].compactMap { $0 }.map { "-fmodule-map-file=\($0)" }
        return ClientFlags.unique(all)
    }

    /// What is copied for the bundle that its code opens, and of what.
    private func copies(for command: SwiftCommand) -> [String: String] {
        let accessor = "\(command.tempsPath)/DerivedSources/resource_bundle_accessor.swift"
        guard command.sources.contains(accessor) else { return [:] }
        let products = command.tempsPath.folderPath
        let copies = contents.copyCommands ?? [:]
        // A bundle is called after the target, `p_my-lib.resources`, not after its module, `my_lib`: the accessor says how.
        let text = try? String(contentsOfFile: accessor, encoding: .utf8)
        func isOpened(_ bundle: String) -> Bool {
            text?.contains("\"\(bundle)\"") ?? bundle.hasSuffix("_\(command.moduleName).resources")
        }
        let bundles = Set(
            copies.keys.compactMap { path -> String? in
                let parts = path.dropFirst(products.count + 1).split(separator: "/")
                return parts.first.map(String.init).flatMap { isOpened($0) ? $0 : nil }
            })
        return copies.filter { path, _ in bundles.contains { path.hasPrefix("\(products)/\($0)/") } }
            .mapValues { $0.inputs?.first?.name ?? "" }
    }
}

// MARK: As the package manager writes it

extension BuildDescription {
    fileprivate struct Contents: Decodable {
        var swiftCommands: [String: SwiftCommand]
        var copyCommands: [String: CopyCommand]?
        var targetDependencyMap: [String: [String]]
    }

    fileprivate struct CopyCommand: Decodable {
        struct Input: Decodable { var name: String }
        var inputs: [Input]?
    }

    fileprivate struct SwiftCommand: Decodable {
        var moduleName: String
        var isLibrary: Bool
        var tempsPath: String
        var sources: [String]
        var objects: [String]
        var otherArguments: [String]
    }
}
