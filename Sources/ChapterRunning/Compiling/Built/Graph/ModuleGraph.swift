import Foundation
import Storage

/// All modules of a package and of its dependencies: the one place that says which there are, what they are made of, and what
/// importing and linking them takes.
///
/// It is what the package manager noted of its own build (`BuildDescription`); nothing in it is guessed from names of folders.
package struct ModuleGraph: Codable, Equatable, Sendable {
    /// By name.
    package var modules: [String: PackageModule]
    /// What linking needs besides objects, as far as the package manager says it of a program of the package: `-lz`.
    package var linkerFlags: [String]
    /// Static libraries that came compiled.
    package var archives: [String]

    package init(modules: [PackageModule] = [], linkerFlags: [String] = [], archives: [String] = []) {
        self.archives = archives
        self.modules = Dictionary(modules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.linkerFlags = linkerFlags
    }

    /// The modules that are called so, and all that these depend on, by name. Names of others, such as Foundation, are passed over.
    package func closure(of names: some Sequence<String>) -> [PackageModule] {
        var found: [String: PackageModule] = [:]
        for module in names.compactMap({ modules[$0] }) {
            found[module.name] = module
            // A program is there for a plugin: nothing is linked with it.
            for name in module.dependencies where modules[name]?.kind != .executable { found[name] = modules[name] }
        }
        return found.values.sorted { $0.name < $1.name }
    }

    package func mapPaths(_ change: (String) -> String) -> ModuleGraph {
        ModuleGraph(modules: modules.values.map { $0.mapPaths(change) }, linkerFlags: linkerFlags, archives: archives.map(change))
    }
}

// MARK: Of a build

extension ModuleGraph {
    /// The graph of what the package manager built last in `products`.
    ///
    /// - Parameter products: the folder of the build's configuration, `.build/release`.
    package init(builtIn products: String) throws {
        self = try BuildDescription(products: products, plan: BuildDescription.plan(besides: products)).graph
    }

    /// The same, remembered while its description, and the module maps that it names, stay as they are.
    package init(builtIn products: String, remembering memory: FileStamps) throws {
        let description = try BuildDescription.path(in: products)
        let plan = try BuildDescription.plan(besides: products)
        let given = try Digest(ofAll: [products, plan.map { try memory.digest(of: $0).description } ?? ""])
        func read() throws -> BuildDescription { try BuildDescription(products: products, plan: plan) }
        let maps = try memory.fact("maps 1", of: description, given: given) { try read().moduleMaps.joined(separator: "\0") }
        let contents = try maps.split(separator: "\0").map(String.init).map { map in
            isPresent(map) ? try memory.digest(of: map).description : "none"
        }
        let text = try memory.fact("graph 7", of: description, given: Digest(ofAll: [given.description] + contents)) {
            String(decoding: try RecordCoding.encode(try read().graph), as: UTF8.self)
        }
        self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
    }
}
