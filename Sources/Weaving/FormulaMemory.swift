import Foundation
import Storage
import Synchronization

/// Typeset formulas from earlier builds, of the KaTeX that is installed.
package final class FormulaMemory: Sendable {
    private struct Record: Codable {
        var engine: String
        var formulas: [MathKey: String]
    }

    private let path: String
    private let engine: String
    private let notice: @Sendable (String) -> Void
    private let formulas = Mutex<(known: [MathKey: String]?, isChanged: Bool)>((nil, false))

    /// - Parameter engine: the digest of KaTeX's program; formulas of another one are forgotten.
    package init(path: String, engine: String, notice: @escaping @Sendable (String) -> Void = { _ in }) {
        self.path = path
        self.engine = engine
        self.notice = notice
    }

    /// A typesetter that knows every formula so far, which are read only when a page is woven.
    func typesetter() -> MathTypesetter {
        MathTypesetter(
            cache: formulas.withLock { formulas in
                let known = formulas.known ?? read()
                formulas.known = known
                return known
            })
    }

    private func read() -> [MathKey: String] {
        guard let text = SealedFile.readText(path, damaged: { notice("the typeset formulas are damaged and are set again") }),
            let record = try? JSONDecoder().decode(Record.self, from: text),
            record.engine == engine
        else { return [:] }
        return record.formulas
    }

    func learn(from typesetter: MathTypesetter) {
        let learned = typesetter.cache
        formulas.withLock { formulas in
            let known = formulas.known ?? [:]
            guard learned.contains(where: { known[$0.key] == nil }) else { return }
            formulas.known = known.merging(learned) { known, _ in known }
            formulas.isChanged = true
        }
    }

    package func save() throws {
        let learned = formulas.withLock { $0.isChanged ? $0.known : nil }
        guard let learned else { return }
        try SealedFile.writeText(RecordCoding.encode(Record(engine: engine, formulas: learned)), to: path)
    }
}
