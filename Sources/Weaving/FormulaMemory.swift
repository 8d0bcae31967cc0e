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
    private let pages = Mutex(State())
    private let engines = EnginePool()

    private struct State {
        /// Nil until a page is woven.
        var known: [String: [MathKey: String]]?
        /// All of them, and those that other pages had before: whose page it is does not matter.
        var everyPage: [MathKey: String] = [:]
        var isChanged = false
    }

    /// - Parameter engine: the digest of KaTeX's program; formulas of another one are forgotten.
    package init(path: String, engine: String, notice: @escaping @Sendable (String) -> Void = { _ in }) {
        self.path = path
        self.engine = [engine, Digest(of: MathRequest.driver).description, CompactFormula.version].joined(separator: ", ")
        self.notice = notice
    }

    /// A typesetter that knows every formula so far, which are read only when a page is woven.
    ///
    /// - Parameter isNoting: formulas that are not known are noted, and come out empty.
    package func typesetter(isNoting: Bool = false) -> MathTypesetter {
        pages.withLock { loadOnce(&$0) }
        return MathTypesetter(pool: engines, isNoting: isNoting) { [self] key in pages.withLock { $0.everyPage[key] } }
    }

    /// Sets formulas on all cores, for the typesetters to come; one with a mistake is left to them.
    func set(_ formulas: [MathKey], jobs: Int) {
        let size = 64
        let parts = stride(from: 0, to: formulas.count, by: size).map { formulas[$0..<min($0 + size, formulas.count)] }
        _ = parallelMap(parts, jobs: jobs) { [self] part in
            let typesetter = typesetter()
            for key in part { _ = try? typesetter.typeset(key.tex, isDisplay: key.isDisplay) }
            pages.withLock { $0.everyPage.merge(typesetter.used) { known, _ in known } }
        }
    }

    private func loadOnce(_ pages: inout State) {
        guard pages.known == nil else { return }
        let known = read()
        pages.known = known
        pages.everyPage = known.values.reduce(into: [:]) { all, page in all.merge(page) { known, _ in known } }
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
            loadOnce(&pages)
            guard pages.known?[page] ?? [:] != typesetter.used else { return }
            pages.known?[page] = typesetter.used
            pages.everyPage.merge(typesetter.used) { known, _ in known }
            pages.isChanged = true
        }
    }

    /// Forgets the pages of chapters that the book does not have any more.
    package func keep(only slugs: Set<String>) {
        pages.withLock { pages in
            guard let known = pages.known, !slugs.isSuperset(of: known.keys) else { return }
            pages.known = known.filter { slugs.contains($0.key) }
            pages.isChanged = true
        }
    }

    package func save() throws {
        guard let known = pages.withLock({ $0.isChanged ? $0.known : nil }) else { return }
        try SealedFile.writeText(RecordCoding.encode(Record(engine: engine, pages: known)), to: path)
    }
}
