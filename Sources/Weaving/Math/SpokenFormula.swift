/// The MathML of a formula without the TeX that it was made of, and without what only a drawing needs.
enum SpokenFormula {
    static func markup(_ math: Substring) -> String {
        var kept: [UInt8] = []
        let bytes = Array(math.utf8)
        kept.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            let length = dropped(bytes[offset...])
            if length == 0 {
                kept.append(bytes[offset])
                offset += 1
            } else {
                offset += length
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// How many bytes at the start of `rest` say nothing.
    private static func dropped(_ rest: ArraySlice<UInt8>) -> Int {
        switch rest.first {
        case UInt8(ascii: "<"):
            if rest.starts(with: opening) { return opening.count }
            return rest.starts(with: annotation) ? rest.offset(after: closing) ?? 0 : 0
        case UInt8(ascii: " "):
            guard let start = attributes.first(where: rest.starts) else { return 0 }
            return rest.dropFirst(start.count).firstIndex(of: UInt8(ascii: "\"")).map { $0 + 1 - rest.startIndex } ?? 0
        default: return 0
        }
    }

    private static let opening = Array("<semantics><mrow>".utf8)
    private static let annotation = Array("</mrow><annotation".utf8)
    private static let closing = Array("</annotation></semantics>".utf8)
    private static let attributes =
        [
            "xmlns", "stretchy", "fence", "lspace", "rspace", "minsize", "maxsize", "scriptlevel", "displaystyle", "columnalign",
            "columnspacing", "rowspacing", "linethickness",
        ].map { Array(" \($0)=\"".utf8) }
}

extension ArraySlice<UInt8> {
    /// How far behind the start the first `mark` ends; nil if there is none.
    fileprivate func offset(after mark: [UInt8]) -> Int? {
        indices.first { self[$0...].starts(with: mark) }.map { $0 + mark.count - startIndex }
    }
}
