import ChapterReading
import Foundation

/// What the names in a report's code stand for, for the script that links them: `assets/symbols.js`.
package struct SymbolIndex {
    /// A source file of a module that chapters import.
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

    package static let path = "assets/symbols.js"

    /// Files that declare what some chapter's code names.
    package let files: [File]

    /// - Parameters:
    ///   - files: of all modules that chapters import.
    ///   - book: whose code names some of what these declare.
    package init(of files: [File], namedIn book: Book) {
        self.init(of: files, namedIn: book.chapters.flatMap(\.blocks).map(\.code))
    }

    init(of files: [File], namedIn code: [String]) {
        let words = Set(code.flatMap(Self.words))
        self.files = files.compactMap { file in
            // An initializer is named by its type.
            let named = file.declarations.filter { declaration in
                words.contains(declaration.name == "init" ? Self.type(of: declaration) : declaration.name)
            }
            return named.isEmpty ? nil : File(module: file.module, path: file.path, declarations: named)
        }
    }

    private static func type(of declaration: Declaration) -> String {
        String(declaration.container.split(separator: ".").last ?? "")
    }

    private static func words(in code: String) -> Set<String> {
        Set(code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    }

    /// The script: each file with its module, its page and its declarations.
    package var script: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let list = files.map { file in
                Record(
                    module: file.module, page: SourcePage.address(of: file.path), path: file.path,
                    names: file.declarations.map { [$0.name, $0.container, $0.signature, $0.summary, "\($0.line)"] })
            }
            // What ends a script cannot stand in one.
            let json = String(decoding: try encoder.encode(list), as: UTF8.self).replacing("</", with: "<\\/")
            return Data("window.notebookSymbols = \(json);\n".utf8)
        }
    }

    private struct Record: Encodable {
        let module: String
        let page: String
        let path: String
        let names: [[String]]
    }
}
