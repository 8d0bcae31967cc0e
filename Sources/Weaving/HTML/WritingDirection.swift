/// Which way a text is written: that of its first letter, as in HTML's `dir="auto"`.
enum WritingDirection {
    case leftToRight, rightToLeft

    /// Nil where there is no letter.
    ///
    /// - Source: Unicode Standard Annex 9, rules P2 and P3, and the blocks whose letters have the classes R and AL.
    init?(of nodes: [HTMLNode]) {
        for node in nodes {
            guard let direction = Self.direction(of: node) else { continue }
            self = direction
            return
        }
        return nil
    }

    private static func direction(of node: HTMLNode) -> WritingDirection? {
        switch node {
        case .text(let text):
            text.unicodeScalars.first { $0.properties.isAlphabetic }
                .map { letter in blocks.contains { $0.contains(letter.value) } ? .rightToLeft : .leftToRight }
        case .fragment(let nodes), .element(_, _, let nodes): WritingDirection(of: nodes)
        case .raw: nil
        }
    }

    private static let blocks: [ClosedRange<UInt32>] = [
        0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x1_0800...0x1_0FFF, 0x1_E800...0x1_EFFF,
    ]

    /// Of an element whose marks stand where its text begins; left to right needs none.
    static func attributes(for content: [HTMLNode]) -> [HTMLAttribute] {
        WritingDirection(of: content) == .rightToLeft ? [HTMLAttribute("dir", "rtl")] : []
    }
}
