/// What the chapters of a book are counted as: numbers, from the first appendix on letters. The index is not counted.
package struct ChapterNumbering: Sendable, Equatable {
    private var numbers: [String: String] = [:]
    private var appendices: Set<String> = []

    /// - Parameters:
    ///   - slugs: of the chapters, in order.
    ///   - start: what the slug of the first appendix starts with; nil where there is none.
    package init(_ slugs: [String], appendicesFrom start: String? = nil) {
        let counted = slugs.filter { $0 != "index" }
        let first = start.flatMap { start in counted.firstIndex { $0.hasPrefix(start) } } ?? counted.count
        for (index, slug) in counted.enumerated() where numbers[slug] == nil {
            numbers[slug] = index < first ? "\(index + 1)" : Self.letters(index - first)
            if index >= first { appendices.insert(slug) }
        }
    }

    /// `2`, or `A`; nil for the index.
    package subscript(slug: String) -> String? { numbers[slug] }

    /// `Chapter 2`, or `Appendix A`.
    package func words(of slug: String) -> String? {
        self[slug].map { (appendices.contains(slug) ? "Appendix " : "Chapter ") + $0 }
    }

    /// `A` to `Z`, then `AA` and so on.
    private static func letters(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
        return index < 26 ? letter : letters(index / 26 - 1) + letter
    }
}
