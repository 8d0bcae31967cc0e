import ChapterReading
import Foundation

/// Pandoc's JSON: elements with a name, `t`, and what they hold, `c`.
struct PandocDocument {
    private let blocks: [Any]

    init(_ json: Data) throws {
        let root = try JSONSerialization.jsonObject(with: json) as? [String: Any]
        guard let blocks = root?["blocks"] as? [Any] else { throw PandocStyle.Failure(description: "pandoc gave no document") }
        self.blocks = blocks
    }

    /// A paragraph for each citation, and the list of works after them.
    func citations(_ groups: [Citation]) throws -> SetCitations {
        let paragraphs = blocks.filter { Self.name($0) != "Div" }
        guard paragraphs.count == groups.count else { throw PandocStyle.Failure(description: "pandoc lost a citation") }
        var set = SetCitations.none
        for (group, paragraph) in zip(groups, paragraphs) { set.citations[group] = Self.pieces(Self.content(paragraph)) }
        set.entries = blocks.filter { Self.name($0) == "Div" }.flatMap(Self.entries)
        return set
    }

    private static func entries(_ list: Any) -> [SetCitations.Entry] {
        ((content(list) as? [Any])?.last as? [Any] ?? []).compactMap { entry in
            guard let parts = content(entry) as? [Any], let id = (parts.first as? [Any])?.first as? String else { return nil }
            let blocks = parts.last as? [Any] ?? []
            return SetCitations.Entry(key: String(id.trimmingPrefix("ref-")), text: blocks.flatMap { pieces(content($0)) })
        }
    }

    private static func name(_ element: Any) -> String { (element as? [String: Any])?["t"] as? String ?? "" }

    private static func content(_ element: Any) -> Any { (element as? [String: Any])?["c"] ?? [] as [Any] }

    private static func pieces(_ inlines: Any) -> [SetCitations.Piece] {
        (inlines as? [Any] ?? []).flatMap(piece).reduce(into: []) { pieces, piece in
            if case .text(let text) = piece, case .text(let before)? = pieces.last {
                pieces[pieces.count - 1] = .text(before + text)
            } else {
                pieces.append(piece)
            }
        }
    }

    private static func piece(_ inline: Any) -> [SetCitations.Piece] {
        let inside = content(inline)
        let parts = inside as? [Any] ?? []
        switch name(inline) {
        case "Str": return HiddenFormula.pieces(of: inside as? String ?? "").map(SetCitations.Piece.init)
        case "Space", "SoftBreak", "LineBreak": return [.text(" ")]
        case "Emph": return [.element(name: "em", style: nil, pieces(inside))]
        case "Strong": return [.element(name: "strong", style: nil, pieces(inside))]
        case "Superscript": return [.element(name: "sup", style: nil, pieces(inside))]
        case "Subscript": return [.element(name: "sub", style: nil, pieces(inside))]
        case "SmallCaps": return [.element(name: "span", style: "small-caps", pieces(inside))]
        case "Strikeout", "Underline": return pieces(inside)
        case "Quoted": return [.text("“")] + pieces(parts.last ?? []) + [.text("”")]
        case "Link": return link(parts)
        case "Cite", "Span": return pieces(parts.last ?? [])
        case "Note": return [.text(" (")] + parts.flatMap { pieces(content($0)) } + [.text(")")]
        case "Code", "Math", "RawInline": return [.text(parts.last as? String ?? "")]
        default: return parts.isEmpty ? [] : pieces(parts)
        }
    }

    /// Scripts and the like are no addresses.
    private static func link(_ parts: [Any]) -> [SetCitations.Piece] {
        let text = parts.count > 1 ? pieces(parts[1]) : []
        guard let address = (parts.last as? [Any])?.first as? String,
            address.hasPrefix("#ref-") || address.contains(/^https?:\/\//)
        else { return text }
        return [.link(to: address, text)]
    }
}

extension SetCitations.Piece {
    fileprivate init(_ piece: HiddenFormula.Piece) {
        switch piece {
        case .text(let text): self = .text(text)
        case .formula(let tex): self = .formula(tex: tex)
        }
    }
}
