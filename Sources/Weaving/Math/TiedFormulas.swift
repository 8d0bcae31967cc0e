/// Formulas with the punctuation that touches them, on one line: to a browser a formula is a box, and lines break beside boxes, some
/// browsers' even at a word joiner. A formula of several parts still breaks between these.
enum TiedFormulas {
    /// - Parameter nodes: of one line, text and formulas among others.
    static func tie(_ nodes: [HTMLNode]) -> [HTMLNode] {
        var rest = nodes.flatMap(\.flattened)[...]
        guard rest.contains(where: \.isFormula) else { return nodes }
        var tied: [HTMLNode] = []
        while let node = rest.popFirst() {
            guard node.isFormula else {
                tied.append(node)
                continue
            }
            var group = [node]
            if case .text(let text)? = tied.last {
                let before = text.reversed().prefix { opening.contains($0) }.count
                if before > 0 {
                    tied[tied.count - 1] = .text(String(text.dropLast(before)))
                    group.insert(.text(String(text.suffix(before))), at: 0)
                }
            }
            while case .text(let text)? = rest.first {
                let after = text.prefix { narrow.contains($0) || !$0.isWhitespace && !$0.isLetter }
                if after.isEmpty { break }
                group.append(.text(String(after)))
                rest[rest.startIndex] = .text(String(text.dropFirst(after.count)))
                // What joins two formulas, as in a/b, ties both.
                guard group.count < longest, after.count == text.count, let next = rest.dropFirst().first, next.isFormula else {
                    break
                }
                rest.removeFirst(2)
                group.append(next)
            }
            tied.append(group.count == 1 ? node : .element("span", [HTMLAttribute("class", "tied")], group))
        }
        return tied.filter { $0 != .text("") }
    }

    /// Brackets, and what quotes open with in some language, with the narrow space that French has between.
    private static let opening: Set<Character> = [
        "(", "[", "{", "“", "‘", "„", "‚", "«", "‹", "”", "’", "»", "›", "\u{202F}", "\u{A0}",
    ]
    /// Of formulas that signs join without a blank: a line may break behind as many.
    private static let longest = 5
    private static let narrow: Set<Character> = ["\u{202F}", "\u{A0}"]
}

extension HTMLNode {
    fileprivate var isFormula: Bool {
        if case .raw(let markup) = self { return markup.hasPrefix(CompactFormula.opening) }
        return false
    }

    fileprivate var flattened: [HTMLNode] {
        if case .fragment(let nodes) = self { return nodes.flatMap(\.flattened) }
        return [self]
    }
}
