import ChapterReading
import Foundation
import Storage

/// What the record keeps of code: what the names in it stand for, and which functions it reaches. A site that is made of the record alone
/// shows both, as a build does.
package struct RecordedCode: Equatable, Sendable {
    package static let fileName = "code.tsv"

    /// What is known of one block's code.
    package struct Block: Equatable, Sendable {
        /// Sixteen digits of the code's own digest: of other code it tells nothing.
        var code: String
        var names: CodeNames
        var functions: [DeclaredName]
    }

    package struct Chapter: Equatable, Sendable {
        /// Tells the chapter's code, and that of the modules which it imports, from any other.
        package var state: String
        package var blocks: [String: Block]

        /// Digits of all of it and of its slug: a merge gone wrong does not pass for a record.
        fileprivate func seal(of slug: String) -> String {
            let parts = blocks.sorted { $0.key < $1.key }.flatMap { name, block in
                let places = block.names.places.sorted { $0.key < $1.key }.flatMap { name, places in
                    RecordedCode.words(of: name) + places.map(String.init)
                }
                return ["block", name, block.code] + places + ["functions"] + block.functions.flatMap(RecordedCode.words)
            }
            return String(Digest(ofAll: [slug, state] + parts).description.prefix(10))
        }
    }

    /// By their slugs.
    package var chapters: [String: Chapter] = [:]

    package init() {}

    /// What a build found out of a chapter; nil where it did not.
    package static func chapter(_ result: ChapterResult, state: String, in store: Store) throws -> Chapter? {
        guard let digest = result.functions else { return nil }
        let functions = ReachedFunctions(parsing: try bytes(of: digest, in: store))
        let names = try result.names.map { CodeNames.list(parsing: try bytes(of: $0, in: store)) }
            .reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        let blocks = result.tangled.blocks.map { block in
            let name = block.identifier
            return (
                name,
                Block(
                    code: digits(of: block.block.code), names: names[name] ?? CodeNames(), functions: functions.blocks[name] ?? []
                )
            )
        }
        return Chapter(state: state, blocks: Dictionary(blocks) { first, _ in first })
    }

    private static func bytes(of digest: Digest, in store: Store) throws -> Data {
        guard let bytes = store.bytes(of: digest) else {
            throw SystemFailure("what is known of a chapter’s code is gone from the store: build again")
        }
        return bytes
    }

    private static func digits(of code: String) -> String { String(Digest(of: code).description.prefix(16)) }

    /// Puts what is recorded of a chapter's code into the store, as a build would: of the blocks whose code is what it was.
    package func recall(_ tangled: TangledChapter, of slug: String, in store: Store) throws -> (
        names: [Digest], functions: Digest
    )? {
        guard let chapter = chapters[slug] else { return nil }
        var (names, functions): ([String: CodeNames], ReachedFunctions) = ([:], ReachedFunctions())
        for block in tangled.blocks {
            let name = block.identifier
            guard let known = chapter.blocks[name], known.code == Self.digits(of: block.block.code) else { continue }
            if !known.names.places.isEmpty { names[name] = known.names }
            if block.block.kind != .shared { functions.blocks[name] = known.functions }
        }
        return ([try store.add(CodeNames.text(of: names))], try store.add(functions.text))
    }
}

// MARK: As text

/// A line for each declaration, with digits that stand for it below; then one for each chapter, and for each of its blocks.
extension RecordedCode {
    package var text: Data {
        let blocks = chapters.values.flatMap(\.blocks.values)
        let names = Set(blocks.flatMap { Array($0.names.places.keys) + $0.functions }).sorted()
        let digits = Dictionary(uniqueKeysWithValues: names.map { ($0, Self.digits(of: $0)) })
        var lines = names.map { ["name", digits[$0] ?? "", $0.module, $0.path, $0.types] }
        for (slug, chapter) in chapters.sorted(by: { $0.key < $1.key }) {
            lines.append(["chapter", slug, chapter.state, chapter.seal(of: slug)])
            lines += chapter.blocks.sorted { $0.key < $1.key }.map { name, block in
                let places = block.names.places.sorted { $0.key < $1.key }.map { name, places in
                    "\(digits[name] ?? ""):\(places.map(String.init).joined(separator: ","))"
                }
                let functions = block.functions.compactMap { digits[$0] }
                return ["block", name, block.code, places.joined(separator: " "), functions.joined(separator: " ")]
            }
        }
        return Data(lines.compactMap(FieldLines.line).joined().utf8)
    }

    /// Whether a text begins as such a record does, of this form or an older one.
    package static func isRecord(_ text: Data) -> Bool {
        ["name\t", "chapter\t"].contains { text.starts(with: Data($0.utf8)) }
    }

    /// A line that can't be read is left out, and a chapter that is not as it was written: names without links are no error.
    package init(parsing text: Data) {
        var names: [String: DeclaredName] = [:]
        var seals: [String: String] = [:]
        var slug = ""
        FieldLines.read(text, separator: UInt8(ascii: "\t")) { fields in
            let texts = fields.map(\.string)
            switch (texts.first, texts.count) {
            case ("name", 5): names[texts[1]] = DeclaredName(module: texts[2], path: texts[3], types: texts[4])
            case ("chapter", 4):
                slug = texts[1]
                seals[slug] = texts[3]
                chapters[slug] = Chapter(state: texts[2], blocks: [:])
            case ("block", 5):
                let places = texts[3].split(separator: " ").compactMap { Self.places(String($0), names) }
                chapters[slug]?.blocks[texts[1]] = Block(
                    code: texts[2], names: CodeNames(Dictionary(places) { first, _ in first }),
                    functions: texts[4].split(separator: " ").compactMap { names[String($0)] })
            default: break
            }
        }
        chapters = chapters.filter { slug, chapter in seals[slug] == chapter.seal(of: slug) }
    }

    private static func places(_ text: String, _ names: [String: DeclaredName]) -> (DeclaredName, [Int])? {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let name = names[String(parts[0])] else { return nil }
        return (name, parts[1].split(separator: ",").compactMap { Int($0) })
    }

    private static func digits(of name: DeclaredName) -> String {
        String(Digest(ofAll: words(of: name)).description.prefix(10))
    }

    private static func words(of name: DeclaredName) -> [String] { [name.module, name.path, name.types] }
}
