import Foundation
import Storage
import Synchronization

/// What the parser said of each piece of code, remembered between builds: parsing takes longer than all the rest of reading.
package final class CodeMemory: Sendable {
    private struct Facts {
        var known: [Digest: CodeFacts] = [:]
        var used: [Digest: CodeFacts] = [:]
    }

    private let path: String?
    private let engine: String
    private let facts: Mutex<Facts>

    /// - Parameters:
    ///   - path: where the facts are kept; nil keeps none.
    ///   - engine: what tells one parser from another; the facts of another one are forgotten.
    package init(path: String? = nil, engine: String = "", notice: (String) -> Void = { _ in }) {
        self.path = path
        self.engine = engine
        var facts = Facts()
        let text = path.flatMap { path in
            SealedFile.readText(path) { notice("the memory of the chapters' code is damaged: parsing all of it again") }
        }
        var isOfEngine = false
        FieldLines.read(text ?? Data(), separator: UInt8(ascii: "\t")) { fields in
            if fields.count == 1 { isOfEngine = fields[0].string == engine }
            guard isOfEngine, fields.count >= 5, let digest = fields[0].digest else { return }
            facts.known[digest] = CodeFacts(
                isSound: true, isExpression: fields[1].string == "expression", wording: fields[4].string,
                identifiers: Set(fields.dropFirst(5).map(\.string)),
                importRanges: Self.ranges(fields[2].string), veilRanges: Self.ranges(fields[3].string))
        }
        self.facts = Mutex(facts)
    }

    /// How many pieces of code are known from earlier builds.
    var remembered: Int { facts.withLock { $0.known.count } }

    package func facts(of code: String) -> CodeFacts {
        let digest = Digest(of: code)
        if let known = facts.withLock({ $0.used[digest] ?? $0.known[digest] }) {
            facts.withLock { $0.used[digest] = known }
            return known
        }
        let parsed = CodeFacts(parsing: code)
        facts.withLock { $0.used[digest] = parsed }
        return parsed
    }

    /// Keeps what was asked for, but for code with errors, whose places have to be found anyway.
    package func save() throws {
        guard let path else { return }
        let (known, used) = facts.withLock { ($0.known, $0.used) }
        if known == used { return }
        let lines = used.sorted { $0.key.description < $1.key.description }.compactMap(Self.line)
        try SealedFile.writeText(Data((engine + "\n" + lines.joined()).utf8), to: path)
    }

    private static func line(_ digest: Digest, _ facts: CodeFacts) -> String? {
        let kind = facts.isExpression ? "expression" : "statements"
        let fields =
            [digest.description, kind, text(facts.importRanges), text(facts.veilRanges), facts.wording]
            + facts.identifiers.sorted()
        return facts.isSound ? FieldLines.line(fields) : nil
    }

    /// `0-10 12-20`.
    private static func text(_ ranges: [Range<Int>]) -> String {
        ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " ")
    }

    private static func ranges(_ text: String) -> [Range<Int>] {
        text.split(separator: " ").compactMap { pair in
            let bounds = pair.split(separator: "-").compactMap { Int($0) }
            return bounds.count == 2 && bounds[0] <= bounds[1] ? bounds[0]..<bounds[1] : nil
        }
    }
}
