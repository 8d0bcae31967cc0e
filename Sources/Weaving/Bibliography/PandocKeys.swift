import ChapterReading

/// The names under which Pandoc gets works: their keys, but for one with a blank or a brace in it, which Pandoc's braces cannot hold.
struct PandocKeys {
    private var names: [String: String] = [:]
    private var keys: [String: String] = [:]

    init(_ works: [Bibliography.Work]) {
        for (index, work) in works.enumerated() where work.key.contains(where: { $0.isWhitespace || "{}".contains($0) }) {
            names[work.key] = "notebook:work:\(index)"
            keys["notebook:work:\(index)"] = work.key
        }
    }

    func name(of key: String) -> String { names[key] ?? key }

    func work(_ work: Bibliography.Work) -> Bibliography.Work { names[work.key].map(work.named) ?? work }

    func citation(_ citation: Citation) -> Citation {
        var named = citation
        for index in citation.items.indices { named.items[index].key = name(of: citation.items[index].key) }
        return named
    }

    /// With the author's keys again.
    ///
    /// - Parameter groups: the citations as the author has them.
    func restoring(_ set: SetCitations, _ groups: [Citation]) -> SetCitations {
        guard !keys.isEmpty else { return set }
        var restored = SetCitations.none
        for group in groups { restored.citations[group] = set.citations[citation(group)].map { $0.map(restoring) } }
        restored.entries = set.entries.map { entry in
            SetCitations.Entry(key: keys[entry.key] ?? entry.key, text: entry.text.map(restoring))
        }
        return restored
    }

    private func restoring(_ piece: SetCitations.Piece) -> SetCitations.Piece {
        switch piece {
        case .text, .formula: piece
        case .element(let name, let style, let inside): .element(name: name, style: style, inside.map(restoring))
        case .link(let address, let inside):
            .link(to: keys[String(address.trimmingPrefix("#ref-"))].map { "#ref-\($0)" } ?? address, inside.map(restoring))
        }
    }
}
