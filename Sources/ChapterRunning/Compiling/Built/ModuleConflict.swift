import Storage

/// What keeps a chapter from importing a module of the package.
enum ModuleConflict {
    /// Throws for a name that the kit has too, or the chapter itself: a program holds one module of a name.
    static func refuse(_ own: [PackageModule], kit: Kit?) throws {
        if own.contains(where: { $0.name == BuiltModules.chapterModule }) {
            throw SystemFailure(
                "a module of the package, or of its dependencies, is called \(BuiltModules.chapterModule), as each chapter's own is: chapters can "
                    + "use it under another name only")
        }
        guard let kit else { return }
        if let module = own.first(where: { kit.graph.modules[$0.name] != nil && !kit.holdsOnlyAMap(of: $0) }) {
            throw failure(module.name)
        }
    }

    /// Throws for an import that the author wrote and that names a module of the package and one of the kit: the kit's would be meant.
    static func refuseMeant(_ imports: some Sequence<String>, graph: ModuleGraph, kit: Kit?) throws {
        guard let kit else { return }
        let both = Set(imports).filter { name in
            kit.graph.modules[name] != nil && graph.modules[name].map { !kit.holdsOnlyAMap(of: $0) } ?? false
        }
        if let name = both.min() { throw failure(name) }
    }

    private static func failure(_ name: String) -> SystemFailure {
        SystemFailure(
            "a module of the package, or of its dependencies, is called \(name), as one of the notebook's is that chapters "
                + "are linked with: chapters can use it under another name only")
    }
}
