import Foundation
import Storage
import Synchronization

/// The typeset formulas of each page as it was last woven, of the KaTeX that is installed.
package final class FormulaMemory: Sendable {
    private struct Record: Codable {
        var engine: String
        /// By the slugs of their chapters.
        var pages: [String: [MathKey: String]]
    }

    private let path: String
    private let engine: String
    private let notice: @Sendable (String) -> Void
    /// Nil until a page is woven.
    private let pages = Mutex<(known: [String: [MathKey: String]]?, isChanged: Bool)>((nil, false))

    /// - Parameter engine: the digest of KaTeX's program; formulas of another one are forgotten.
    package init(path: String, engine: String, notice: @escaping @Sendable (String) -> Void = { _ in }) {
        self.path = path
        self.engine = engine
        self.notice = notice
    }

    /// A typesetter that knows every formula so far, which are read only when a page is woven.
    package func typesetter() -> MathTypesetter {
        let known = pages.withLock { pages in
            let known = pages.known ?? read()
            pages.known = known
            return known
        }
        return MathTypesetter(cache: known.values.reduce(into: [:]) { all, page in all.merge(page) { known, _ in known } })
    }

    private func read() -> [String: [MathKey: String]] {
        guard let text = SealedFile.readText(path, damaged: { notice("the typeset formulas are damaged and are set again") }),
            let record = try? JSONDecoder().decode(Record.self, from: text),
            record.engine == engine
        else { return [:] }
        return record.pages
    }

    /// Keeps the formulas that a page has now, in place of those that it had.
    package func learn(from typesetter: MathTypesetter, on page: String) {
        pages.withLock { pages in
            var known = pages.known ?? read()
            pages.known = known
            guard known[page] ?? [:] != typesetter.used else { return }
            known[page] = typesetter.used
            pages = (known, true)
        }
    }

    /// Forgets the pages of chapters that the book does not have any more.
    package func keep(only slugs: Set<String>) {
        pages.withLock { pages in
            guard let known = pages.known, !slugs.isSuperset(of: known.keys) else { return }
            pages = (known.filter { slugs.contains($0.key) }, true)
        }
    }

    package func save() throws {
        guard let known = pages.withLock({ $0.isChanged ? $0.known : nil }) else { return }
        try SealedFile.writeText(RecordCoding.encode(Record(engine: engine, pages: known)), to: path)
    }
}
