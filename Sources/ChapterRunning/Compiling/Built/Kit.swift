import Foundation
import Storage

/// The modules of the notebook that chapters of other packages import: `NotebookKit` and `Plotting`, with all that they stand on.
package struct Kit: Sendable {
    /// What every chapter imports, written there or not.
    package static let imports = ["NotebookKit", "Plotting"]
    package static let graphFile = "graph.json"
    /// Stands in a graph's paths for the folder that holds it.
    private static let placeholder = "<here>"

    /// The folder that holds the modules' interfaces in `Modules`.
    package let folder: String
    /// Of the kit alone.
    package let graph: ModuleGraph

    /// One that was installed in `folder`.
    package init(installedIn folder: String) throws {
        self.folder = folder
        let file = "\(folder)/\(Self.graphFile)"
        guard let text = FileManager.default.contents(atPath: file) else {
            throw SystemFailure("\(file): not there: install the notebook again")
        }
        graph = try JSONDecoder().decode(ModuleGraph.self, from: text).mapPaths {
            $0.hasPrefix("\(Self.placeholder)/") ? folder + $0.dropFirst(Self.placeholder.count) : $0
        }
    }

    /// That of the build which made the notebook itself.
    package init(builtIn products: String, remembering memory: FileStamps) throws {
        folder = URL(fileURLWithPath: products).resolvingSymlinksInPath().path
        let whole = try ModuleGraph(builtIn: products, remembering: memory)
        graph = ModuleGraph(modules: whole.closure(of: Self.imports))
    }

    /// What chapters do not import.
    var inner: Set<String> { Set(graph.modules.keys).subtracting(Self.imports) }

    /// Whether both have nothing but a map of a system library's headers under the module's name: then the package's serves for both,
    /// since the kit's modules show nothing of theirs.
    func holdsOnlyAMap(of module: PackageModule) -> Bool { module.kind == .map && graph.modules[module.name]?.kind == .map }

    /// What compiling against the kit's modules takes beside `own`.
    func flags(beside own: [PackageModule]) -> [String] {
        let maps = Set(own.filter { $0.kind == .map }.map(\.name))
        let flags = graph.closure(of: Self.imports).flatMap(\.flags)
        guard !maps.isEmpty else { return flags }
        return flags.filter { flag in
            !flag.hasPrefix("-fmodule-map-file=")
                || maps.isDisjoint(with: ModuleMap.names(in: String(flag.dropFirst("-fmodule-map-file=".count))))
        }
    }

    /// The text of the graph for an installation, in which `files` came to lie at other places, relative to the installed kit.
    package func graphText(placing place: (String) -> String?) throws -> Data {
        let placed = graph.mapPaths { path in place(path).map { "\(Self.placeholder)/\($0)" } ?? path }
        return try RecordCoding.encode(placed)
    }
}

extension ModuleGraph {
    /// Whether the package has, of its own or by a dependency, what every chapter imports.
    var holdsKit: Bool { Kit.imports.allSatisfy { modules[$0] != nil } }
}
