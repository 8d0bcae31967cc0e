import Foundation
import Storage

/// The modules that the package manager has built: what a chapter is compiled against and linked with.
///
/// Of the package's graph, and of the kit's where the package is not the notebook's own, it holds what the book's chapters import and
/// all that this depends on.
package struct BuiltModules: Sendable {
    /// The folders of `.swiftmodule` files, the kit's first.
    package let interfaceFolders: [String]
    /// Every object file of those modules and of the C targets, sorted.
    package let objects: [String]
    /// Flags for module maps and folders of headers.
    package let clangFlags: [String]
    /// The digests of the programs that expand macros: of what chapters are compiled with.
    let macros: [Digest]
    /// Of the objects, those that came in a static library: a program takes those alone that it needs.
    let archived: [String]
    /// What linking needs besides objects.
    let linkerFlags: [String]
    /// What the modules were compiled with that looks for wrong uses of memory, or for races: a program needs it too.
    let sanitizerFlags: [String]
    /// The digest of all of the objects, and of what they find in their resource bundles.
    package let digest: Digest
    /// What is in the resource bundle that code in an object opens, by the object.
    let resources: [String: Digest]
    /// The folders of the resource bundles that code in an object opens, by the object's label.
    let resourceFolders: [String: [String]]

    /// What chapters are compiled against and linked with. Another build may replace it while this one runs.
    private let compiled: FileSnapshot
    /// What programs open when they run: the resources, and the package's own libraries.
    let opened: FileSnapshot

    /// Whether a C target has files of C++, or may have them, which its own standard library belongs to.
    var holdCPlusPlus: Bool {
        !archived.isEmpty
            || objects.contains { object in [".cpp.o", ".cc.o", ".cxx.o"].contains(where: object.hasSuffix) }
    }

    /// The folders in which the package's own libraries lie, as `-L` names them: programs find them there too when they run.
    var libraryFolders: [String] {
        linkerFlags.filter { $0.hasPrefix("-L/") }.map { String($0.dropFirst(2)) }.filter { $0 != products }
    }

    /// The folder in which the package is built.
    let products: String
    /// The package manager's own folder, in which those of products lie: `.build`.
    var scratch: String { "/" + products.split(separator: "/").dropLast(2).joined(separator: "/") }
    /// What every module of the package, the notebook's own too where it is built there, was compiled in.
    let units: [CompiledUnit]
    /// What the resource bundles of the package's modules are copies of, by module.
    let copies: [(module: String, CopiedFolder)]
    /// The module maps of C and system library targets.
    package let moduleMaps: [String]
    /// Where their headers lie.
    let headerFolders: [String]
    /// Modules of the kit on which those stand that chapters import, and which are nobody else's business.
    let inner: Set<String>
    /// What the module that a chapter becomes is called.
    static let chapterModule = "Chapter"
    /// Programs that chapters, or listings in them, name after `import`.
    let programs: Set<String>

    /// Every module of the package's graph, whether a chapter can see it or not.
    private let moduleNames: Set<String>
    /// The folder of the package's `Package.swift`.
    let packageRoot: String
    private let modules: [String: PackageModule]
    /// Those of the notebook's program besides, where the package is its own.
    private let besides: [String: PackageModule]
    private let labels: PathLabels

    /// - Parameters:
    ///   - products: the folder in which the package is built, `.build/release`.
    ///   - root: the folder of the package's `Package.swift`.
    ///   - imports: the names of modules that chapters import, others among them.
    ///   - kit: nil where the package is the notebook's own. Where it depends on the notebook's modules, to draw in a library of its own,
    ///     these are taken.
    package init(
        products: String, root: String, imports: some Sequence<String>, kit: Kit? = nil, remembering memory: FileStamps
    ) throws {
        let products = URL(fileURLWithPath: products).resolvingSymlinksInPath().path
        let graph = try ModuleGraph(builtIn: products, remembering: memory)
        let isNotebook = kit == nil
        let kit = graph.holdsKit ? nil : kit
        inner = kit.map { $0.inner.subtracting(graph.modules.keys) } ?? []
        try ModuleConflict.refuseMeant(imports, graph: graph, kit: kit)
        // What chapters import unasked is the kit's, whatever the package calls its own.
        programs = Set(imports).filter { graph.modules[$0]?.kind == .executable }
        let imports = (kit.map { Set(imports).subtracting($0.graph.modules.keys) } ?? Set(imports).union(Kit.imports))
            .subtracting(programs)
        let own = graph.closure(of: imports)
        try ModuleConflict.refuse(own, kit: kit)
        let linked = (own + (kit?.graph.closure(of: Kit.imports) ?? [])).sorted { $0.name < $1.name }
        packageRoot = root
        self.products = products
        moduleNames = Set(graph.modules.keys)
        labels = PathLabels(products: products, root: root, kit: kit?.folder, modules: own)
        modules = Dictionary(linked.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        interfaceFolders = [kit?.folder, products].compactMap { $0.map { "\($0)/Modules" } }
        let archived = try graph.archives.flatMap { try StaticLibrary(at: $0).unpacked(remembering: memory) }
        self.archived = archived
        objects = linked.flatMap(\.objects) + archived
        let interfaces = interfaceFolders.flatMap { folder in linked.map { "\(folder)/\($0.name).swiftmodule" } }
        compiled = FileSnapshot(of: objects + interfaces)
        opened = FileSnapshot(of: try linked.flatMap(\.resources) + Self.libraries(in: products))
        linkerFlags = graph.linkerFlags
        try Self.requirePresent(own)
        // The program that is built beside the modules is the notebook, where the package is its own.
        let beside = isNotebook ? graph.closure(of: ["notebook"]).filter { module in !own.contains(module) } : []
        besides = Dictionary(beside.map { ($0.name, $0) }) { first, _ in first }
        // What was built for another package is checked there; what an installed notebook has built is this one's, where chapters import
        // nothing but dependencies too.
        let isOfRoot = !isNotebook || own.contains { $0.folder.hasPrefix("\(root)/") }
        units = try (isOfRoot ? own + beside : []).flatMap { module in
            try CompiledUnit.units(
                of: module.name, objects: module.objects, in: module.buildFolder, remembering: memory)
        }
        copies = (isOfRoot ? own : []).flatMap { module in
            module.copies.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
                .map { (module.name, CopiedFolder(original: $0.value, copy: $0.key)) }
        }
        let flags = ClientFlags.unique(own.flatMap(\.flags) + (kit?.flags(beside: own) ?? []))
        clangFlags = ClientFlags.forCompiler(flags)
        sanitizerFlags = ClientFlags.sanitizers(in: flags)
        let macros = try ClientFlags.plugins(in: flags).map { try memory.digest(of: $0) }
        self.macros = macros
        moduleMaps = PackageModule.moduleMaps(in: flags)
        headerFolders = ClientFlags.unique(
            moduleMaps.map(\.folderPath).filter { !$0.hasPrefix("\(products)/") }
                .flatMap(Self.foldersOfHeaders)
                + own.filter { $0.kind == .c }.map(\.folder).flatMap(Self.foldersOfHeaders)
                // The package manager compiles in the folder of the package.
                + own.flatMap(\.searchedFolders).map { $0.hasPrefix("/") ? $0 : "\(root)/\($0)" }
                + PackageModule.includeFolders(in: flags))
        let label = labels.label
        resourceFolders = Dictionary(
            linked.flatMap { module in module.resourceAccessors.map { (label($0), module.resourceFolders) } }
        ) { $0 + $1 }
        resources = try Self.resources(of: linked, labels, remembering: memory)
        digest = Digest(
            ofAll: try objects.map { try memory.digest(of: $0).description }
                + resources.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value.description] } + macros.map(\.description))
    }

    /// - Throws: where it was built again since this build began.
    package func requireUnchanged() throws { try compiled.requireUnchanged() }

    /// The interface that the package manager left of a module which is none of the package's any more: the compiler would find it.
    func leftOver(of module: String) -> String? {
        guard !moduleNames.contains(module), isPresent("\(products)/\(module).build") else { return nil }
        let interface = interface(of: module)
        return isPresent(interface) ? interface : nil
    }

    /// The source file that an object file was compiled from, relative to the project; nil for a chapter's or an unknown one.
    func source(ofObject label: String) -> String? {
        guard let object = ModuleObject(label: label), let module = modules[object.target] else { return nil }
        return module.sources.first { $0.fileName == object.sourceName }.map(relative)
    }

    /// What the package manager compiles the target from.
    func sources(ofTarget target: String) -> [String] { modules[target]?.sources ?? [] }

    /// All that the package manager copies into the resource bundle of a module, where it lies there.
    func bundled(of module: String) -> Set<String> { Set((modules[module]?.copies ?? [:]).keys) }

    func folder(ofTarget target: String) -> String { modules[target]?.folder ?? "\(packageRoot)/Sources/\(target)" }

    func module(ofTarget target: String) -> PackageModule? { modules[target] ?? besides[target] }

    /// Where the package manager puts what others see of a module.
    func interface(of module: String) -> String { "\(products)/Modules/\(module).swiftmodule" }

    /// The targets of the units.
    var targets: [String] { Set(units.map(\.target)).sorted() }

    /// The path of a file of the project as its author knows it.
    func relative(_ file: String) -> String {
        file.hasPrefix("\(packageRoot)/") ? String(file.dropFirst(packageRoot.count + 1)) : file
    }

    /// `text` with placeholders for the project's folders, so that keys are the same wherever the project lies.
    @Sendable func label(_ text: String) -> String { labels.label(text) }

    /// The path that was given a label: `ModuleObject` reads those of object files.
    func path(labelled label: String) -> String { labels.path(labelled: label) }

    private static func requirePresent(_ modules: [PackageModule]) throws {
        for module in modules {
            guard let missing = module.objects.first(where: { !FileManager.default.fileExists(atPath: $0) }) else { continue }
            throw SystemFailure(
                "\(module.name) was not built (\(missing) is not there): a chapter imports it, but no product of Package.swift that "
                    + "is built for chapters holds it")
        }
    }

    /// The dynamic libraries that the package manager has linked there.
    private static func libraries(in products: String) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: products)
        return names.filter { $0.hasSuffix(".so") }.sorted().map { "\(products)/\($0)" }
    }

    private static func resources(
        of modules: [PackageModule], _ labels: PathLabels, remembering memory: FileStamps
    ) throws -> [String: Digest] {
        var resources: [String: Digest] = [:]
        for module in modules {
            let contents = module.resources
            if contents.isEmpty { continue }
            let texts = try contents.flatMap { path in
                [labels.label(path), try CopiedFolder.state(of: path, remembering: memory)]
            }
            for object in module.resourceAccessors {
                resources[labels.label(object)] = Digest(ofAll: texts)
            }
        }
        return resources
    }

    /// The folders below one with headers of C: a file of C is found in any of them that its settings name.
    private static func foldersOfHeaders(below folder: String) -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
        var folders = [folder]
        for case let path as String in walk where walk.fileAttributes?[.type] as? FileAttributeType == .typeDirectory {
            // A target may be the whole package, with what was built of it.
            guard !path.fileName.hasPrefix(".") else {
                walk.skipDescendants()
                continue
            }
            folders.append("\(folder)/\(path)")
        }
        return folders
    }
}
