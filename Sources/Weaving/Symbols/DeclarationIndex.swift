import ChapterRunning

/// Where the modules that chapters import declare what, with all that a name can stand for.
package struct DeclarationIndex: Sendable {
    /// A source file of one of them.
    package struct File: Sendable {
        package let module: String
        /// `Numerics/Matrix.swift`, below `Sources/`.
        package let path: String
        package let declarations: [Declaration]

        package init(module: String, path: String, declarations: [Declaration]) {
            self.module = module
            self.path = path
            self.declarations = declarations
        }
    }

    /// A declaration with its file.
    package struct Entry: Sendable, Equatable {
        package let file: String
        package let declaration: Declaration
    }

    private var entries: [String: [Entry]] = [:]

    package init(of files: [File]) {
        for file in files {
            for declaration in file.declarations {
                entries[Self.key(file.module, declaration.path), default: []].append(
                    Entry(file: file.path, declaration: declaration))
            }
        }
    }

    /// The declaration that has this name; several where functions differ in what their sources do not spell as the compiler does; none
    /// for what the modules do not declare. An initializer that nobody wrote is its type's.
    package func declarations(of name: DeclaredName) -> [Entry] {
        let found = entries[Self.key(name.module, name.path)] ?? []
        if found.isEmpty, name.name.hasPrefix("init(") {
            let type = name.path.dropLast(name.name.count + 1)
            return entries[Self.key(name.module, String(type))] ?? []
        }
        let same = found.filter { $0.declaration.types == name.types }
        return same.isEmpty ? found : same
    }

    private static func key(_ module: String, _ path: String) -> String { "\(module) \(path)" }
}
