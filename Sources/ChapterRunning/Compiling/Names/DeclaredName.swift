import MachineCode

/// Which declaration a name is of: how its author would tell it from all others.
package struct DeclaredName: Hashable, Sendable, Comparable {
    /// The module that declares it: another one than the type's where an extension does.
    package var module: String
    /// With the types that it is a member of: `Matrix.init(rows:columns:)`.
    package var path: String
    /// The types that its parameters name, `Int Double`, where several functions have one path.
    package var types: String

    package init(module: String, path: String, types: String = "") {
        self.module = module
        self.path = path
        self.types = types
    }

    /// The module of what a chapter's shared blocks declare.
    package static let chapterModule = BuiltModules.chapterModule

    /// The value of an experiment of the chapter, which is no declaration.
    package static func value(of experiment: String) -> DeclaredName { DeclaredName(module: "", path: experiment) }
    package var isValue: Bool { module.isEmpty }

    /// Without the types that it is a member of.
    package var name: Substring {
        path[(path.prefix { $0 != "(" }.lastIndex(of: ".").map(path.index(after:)) ?? path.startIndex)...]
    }

    package static func < (left: DeclaredName, right: DeclaredName) -> Bool {
        (left.module, left.path, left.types) < (right.module, right.path, right.types)
    }

    // MARK: From the compiler

    /// The declaration that the compiler's index calls `usr`; nil for a local one, and for what is not Swift's.
    ///
    /// - Parameter name: as the index has it, with labels.
    init?(usr: String, name: String) {
        guard usr.hasPrefix("s:"), let found = DeclaredName(mangled: "$s" + usr.dropFirst(2)) else { return nil }
        self = found
        // What is written in brackets behind a case is not its labels.
        let containers = path.prefix { $0 != "(" }.split(separator: ".").dropLast()
        path = (containers.map(String.init) + [name]).joined(separator: ".")
    }

    /// The declaration in whose source a linker's symbol was written, its closures and copies among it; nil for what the compiler adds.
    init?(mangled: String) {
        let text = Demangler.demangle(mangled)
        guard text != mangled else { return nil }
        self.init(demangled: text)
    }

    init?(demangled text: String) {
        guard let found = DemangledReading.declaration(in: text) else { return nil }
        self = found
    }
}
