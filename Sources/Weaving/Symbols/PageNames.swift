import ChapterReading
import ChapterRunning
import Foundation

/// What the names in the code of one page stand for, for the script that links them: `assets/names/02-rates.js`.
package struct PageNames {
    private var declarations: [Shown] = []
    private var numbers: [Shown: Int] = [:]
    private var blocks: [String: [[[Int]]]] = [:]
    /// The source files that it links to.
    package private(set) var files: Set<String> = []

    /// A declaration as a card shows it: where it stands, how it is written, what it is, and where that is in words.
    private struct Shown: Hashable, Encodable {
        var address: String
        var signature: String
        var summary: String
        var place: String

        func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            for field in [address, signature, summary, place] { try container.encode(field) }
        }
    }

    package static func path(of slug: String) -> String { "assets/names/\(SitePath.fileName(slug)).js" }

    /// - Parameters:
    ///   - names: in the code of each block, by its identifier.
    ///   - index: of the modules.
    package init(_ names: [String: CodeNames], in chapter: Chapter, declaredIn index: DeclarationIndex) {
        let shared = chapter.blocks.filter { $0.kind == .shared }
        let own = DeclarationIndex(
            of: shared.map {
                DeclarationIndex.File(
                    module: DeclaredName.chapterModule, path: $0.name, declarations: DeclarationReader.declarations(in: $0.code))
            })
        let experiments = Set(chapter.blocks.filter { $0.kind.traits.holdsValue }.map(\.name))
        for (block, names) in names.sorted(by: { $0.key < $1.key }) {
            for (name, places) in names.places.sorted(by: { $0.key < $1.key }) {
                let meanings = meanings(of: name, own: own, experiments: experiments, index)
                guard !meanings.isEmpty else { continue }
                blocks[ChapterIDs.code(of: block), default: []].append([meanings, places])
            }
        }
    }

    private mutating func meanings(
        of name: DeclaredName, own: DeclarationIndex, experiments: Set<String>, _ index: DeclarationIndex
    ) -> [Int] {
        if name.isValue {
            guard experiments.contains(name.path) else { return [] }
            return [
                number(
                    of: Shown(
                        address: "#" + ChapterIDs.code(of: name.path), signature: "", summary: "",
                        place: "the value of this block")
                )
            ]
        }
        let isOwn = name.module == DeclaredName.chapterModule
        return (isOwn ? own : index).declarations(of: name).map { entry in
            if !isOwn { files.insert(entry.file) }
            let declaration = entry.declaration
            let types = declaration.path.prefix { $0 != "(" }.split(separator: ".").dropLast()
            let container = types.isEmpty ? "" : types.joined(separator: ".") + ", "
            return number(
                of: Shown(
                    address: isOwn
                        ? "#" + ChapterIDs.code(of: entry.file) : "\(SourcePage.address(of: entry.file))#L\(declaration.line)",
                    signature: Self.shortened(declaration.signature, to: 400),
                    summary: Self.shortened(declaration.summary, to: 240),
                    place: container + (isOwn ? "this chapter" : "\(entry.file):\(declaration.line)")))
        }
    }

    private mutating func number(of shown: Shown) -> Int {
        if let known = numbers[shown] { return known }
        numbers[shown] = declarations.count
        declarations.append(shown)
        return declarations.count - 1
    }

    /// Cut between two words.
    private static func shortened(_ text: String, to length: Int) -> String {
        guard text.count > length else { return text }
        let start = text.prefix(length)
        return start[..<(start.lastIndex(of: " ") ?? start.endIndex)] + " …"
    }

    private struct Script: Encodable {
        let declarations: [Shown]
        /// By the id of a listing: for each name the numbers of what it may stand for, and its places.
        let blocks: [String: [[[Int]]]]
    }

    package var script: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            // What ends a script cannot stand in one.
            let json = String(decoding: try encoder.encode(Script(declarations: declarations, blocks: blocks)), as: UTF8.self)
            return Data("window.notebookNames = \(json.replacing("</", with: "<\\/"));\n".utf8)
        }
    }
}
