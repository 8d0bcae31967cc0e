import Foundation
import Synchronization

/// Typeset formulas from earlier builds, of the KaTeX that is installed.
final class FormulaMemory: Sendable {
    private struct Record: Codable {
        var engine: String
        var formulas: [MathKey: String]
    }

    private let path: String
    private let engine: String
    private let formulas: Mutex<(known: [MathKey: String], isChanged: Bool)>

    /// - Parameter engine: the digest of KaTeX's program; formulas of another one are forgotten.
    init(path: String, engine: String, notice: (String) -> Void = { _ in }) {
        self.path = path
        self.engine = engine
        let record = SealedFile.read(Record.self, from: path) { notice("the typeset formulas are damaged and are set again") }
        formulas = Mutex((record?.engine == engine ? record?.formulas ?? [:] : [:], false))
    }

    /// A typesetter that knows every formula so far.
    func typesetter() -> MathTypesetter { MathTypesetter(cache: formulas.withLock { $0.known }) }

    func learn(from typesetter: MathTypesetter) {
        let learned = typesetter.cache
        formulas.withLock { formulas in
            guard learned.count > formulas.known.count || learned.contains(where: { formulas.known[$0.key] == nil }) else {
                return
            }
            formulas.known.merge(learned) { known, _ in known }
            formulas.isChanged = true
        }
    }

    func save() throws {
        let formulas: [MathKey: String]? = formulas.withLock { $0.isChanged ? $0.known : nil }
        guard let formulas else { return }
        try SealedFile.write(Record(engine: engine, formulas: formulas), to: path)
    }
}
