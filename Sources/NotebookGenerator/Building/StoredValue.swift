import ChapterInterface
import ChapterReading
import ChapterRunning
import Foundation
import Storage

/// What a block came to when it last ran.
package struct StoredValue: Sendable {
    package let chapter: String
    package let name: String
    private let product: BlockProduct<Digest>
    private let store: Store

    init(chapter: String, name: String, product: BlockProduct<Digest>, store: Store) {
        self.chapter = chapter
        self.name = name
        self.product = product
        self.store = store
    }

    /// For reading: a value as JSON on several lines, a table or a figure's data as CSV, claims a line each.
    package var text: String {
        get throws {
            switch product {
            case .value(let file):
                let bytes = try bytes(of: file)
                guard ForeignJSON.isShallow(bytes) else { return String(decoding: bytes, as: UTF8.self) + "\n" }
                let value = try JSONSerialization.jsonObject(with: bytes, options: .fragmentsAllowed)
                let options: JSONSerialization.WritingOptions = [
                    .prettyPrinted, .sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes,
                ]
                return String(decoding: try JSONSerialization.data(withJSONObject: value, options: options), as: UTF8.self) + "\n"
            case .figure(let figure): return String(decoding: try csv(of: figure), as: UTF8.self)
            case .table(let table): return Self.lines([table.columns.map(\.header)] + table.rows.map { $0.map(\.text) })
            case .claims(let claims):
                return claims.map { "\($0.holds ? "holds" : "false")  \($0.statement): \($0.found)\n" }.joined()
            case .text(let text): return "\(text)\n"
            }
        }
    }

    /// For programs: one line of JSON.
    package var json: String {
        get throws {
            switch product {
            case .value(let file): return Self.line(try bytes(of: file))
            case .figure(let figure):
                return Self.line(try RecordCoding.encode(String(decoding: try csv(of: figure), as: UTF8.self)))
            case .table(let table): return Self.line(try RecordCoding.encode(table))
            case .claims(let claims): return Self.line(try RecordCoding.encode(claims))
            case .text(let text): return Self.line(try RecordCoding.encode(text))
            }
        }
    }

    private func bytes(of file: Digest) throws -> Data {
        guard let bytes = store.bytes(of: file) else {
            throw SystemFailure("the value of `\(name)` is damaged: `notebook build` makes it again")
        }
        return bytes
    }

    private func csv(of figure: DrawnFigure<Digest>) throws -> Data {
        FigureTable.filled(try figure.files[.csv].map(bytes) ?? Data())
    }

    /// Newlines inside JSON stand between its parts alone: in texts they are escaped.
    private static func line(_ json: Data) -> String {
        String(decoding: json, as: UTF8.self).replacing("\n", with: " ") + "\n"
    }

    /// Columns beside each other, each as wide as its widest cell.
    private static func lines(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
            return "\(cells.joined(separator: "  ").trimmingCharacters(in: .whitespaces))\n"
        }.joined()
    }
}

extension Builder {
    /// What the blocks called `name`, which may be `chapter/name`, came to, and the names of all that came to something.
    package func values(named name: String) throws -> (found: [StoredValue], names: [String]) {
        let memory = try BuildMemory(of: project, observe: observe)
        let book = ChapterReading.readBook(try project.readChapters(), citationKeys: nil).book
        let values = book.chapters.flatMap { chapter in
            tangle(chapter).running.compactMap { block -> StoredValue? in
                guard let key = memory.history[chapter.slug, block.identifier],
                    let product = memory.store.record(BlockOutcome.self, of: .outcomes, for: key)?.product
                else { return nil }
                return StoredValue(chapter: chapter.slug, name: block.identifier, product: product, store: memory.store)
            }
        }
        let selection = BlockSelection(name, among: book.chapters.map(\.slug))
        return (values.filter { selection.contains($0.name, of: $0.chapter) }, values.map(\.name))
    }
}
