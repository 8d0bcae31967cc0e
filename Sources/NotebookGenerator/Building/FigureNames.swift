import ChapterInterface
import ChapterReading

extension Book {
    /// Figures of which a file would be called as one of another's: `fig-a-narrow`, which is drawn to `fig-a-narrow.svg`, as `fig-a` is for
    /// phones. In the site and in `figures/` one would take the other's place.
    var figuresNamedAlike: [Diagnostic] {
        var names: [String: String] = [:]
        return chapters.flatMap(\.blocks).filter { $0.kind == .figure }.compactMap { block in
            let files = FigureFile.allCases.map { block.name + $0.rawValue }
            defer { for file in files where names[file] == nil { names[file] = block.name } }
            // A name that is given twice is told where it is read.
            guard let file = files.first(where: { names[$0] != nil }), let first = names[file], first != block.name else {
                return nil
            }
            return Diagnostic(
                at: block.nameLocation, length: block.name.utf8.count,
                "the figures `\(first)` and `\(block.name)` would both be drawn to \(file)",
                help: "Choose another name for one of them.")
        }
    }
}
