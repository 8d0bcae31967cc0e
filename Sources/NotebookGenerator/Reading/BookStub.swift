struct Book: Sendable {
    var chapters: [Chapter]
    var crossReferences: CrossReferences
    func number(of slug: String) -> String? { chapters.filter { $0.slug != "index" }.firstIndex { $0.slug == slug }.map { "\($0 + 1)" } }
}
struct CrossReferences: Sendable {
    var t: [String: LabelTarget]
    subscript(_ l: String) -> LabelTarget? { t[l] }
}
func readBook(_ sources: [SourceText], citationKeys: Set<String>) -> (Book, [Diagnostic]) {
    var ds: [Diagnostic] = []
    var cs: [Chapter] = []
    var t: [String: LabelTarget] = [:]
    for (i, s) in sources.enumerated() {
        let r = readChapter(s)
        ds += r.diagnostics
        if let c = r.chapter {
            cs.append(c)
            var counts: [String: Int] = [:]
            for l in c.labels {
                let k = String(l.name.prefix { $0 != "-" })
                counts[k, default: 0] += 1
                let n = "\(i).\(counts[k] ?? 0)"
                t[l.name] = LabelTarget(slug: c.slug, text: (["fig": "Figure ", "tbl": "Table ", "eq": "Equation ", "sec": "Section "][k] ?? "") + n, number: n)
            }
        }
    }
    return (Book(chapters: cs, crossReferences: CrossReferences(t: t)), ds)
}
