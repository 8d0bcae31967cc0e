import Foundation

/// Reads what can be searched from a page's tree: sections with their prose, captions, claims, and the words of code.
struct SearchReading {
    private var entries: [SearchEntry]
    /// The entry that text goes to, and the nearest id around it.
    private var current = 0
    private var anchor = ""
    /// The words of the page's code so far.
    private var code = CodeWords()

    /// - Parameters:
    ///   - title: the page's.
    ///   - text: what stands below it, without the frame.
    static func entries(titled title: String, _ text: [HTMLNode]) -> [SearchEntry] {
        var reading = SearchReading(entries: [SearchEntry(kind: .section, anchor: "", title: title, text: "")])
        for node in text { reading.read(node) }
        return reading.entries.map(\.tidied)
    }

    private init(entries: [SearchEntry]) { self.entries = entries }

    // MARK: The tree

    private mutating func read(_ node: HTMLNode) {
        switch node {
        case .text(let text): entries[current].text += text
        case .raw(let markup): entries[current].text += MathWords.text(of: markup)
        case .fragment(let nodes): for node in nodes { read(node) }
        case .element(let name, let attributes, let children): read(name, Attributes(attributes), children)
        }
    }

    private mutating func read(_ name: String, _ attributes: Attributes, _ children: [HTMLNode]) {
        if attributes.isAside || Self.skipped.contains(name) { return }
        let outer = anchor
        if let id = attributes.id { anchor = id }
        defer { anchor = outer }
        switch name {
        case "h2", "h3", "h4", "h5", "h6": start(.section, titled: children)
        case "figure": readFigure(attributes, children)
        case "section" where attributes.classes.contains("check"): within(.claims, titled: [.text(anchor)], children)
        case "table" where attributes.classes.contains("claims"):
            // The mark is first, the quantity second; a heading is no `td`.
            let rows = children.flatMap { $0.parts { $0 == "tr" } }
            let quantities = rows.compactMap { $0.parts { $0 == "td" }.dropFirst().first }
            entries[current].text += ClaimWords.text(of: quantities.map { Self.text(of: [$0]) }) + " "
        case "pre": readCode(attributes, children)
        default:
            for child in children { read(child) }
            if Self.apart.contains(name) { entries[current].text += " " }
        }
    }

    /// What follows, up to the next heading.
    private mutating func start(_ kind: SearchEntry.Kind, titled title: [HTMLNode]) {
        entries.append(SearchEntry(kind: kind, anchor: anchor, title: Self.text(of: title), text: ""))
        current = entries.count - 1
    }

    /// What is inside, and nothing else.
    private mutating func within(_ kind: SearchEntry.Kind, titled title: [HTMLNode], _ children: [HTMLNode]) {
        let outer = current
        start(kind, titled: title)
        for child in children { read(child) }
        current = outer
    }

    private mutating func readFigure(_ attributes: Attributes, _ children: [HTMLNode]) {
        let kind: SearchEntry.Kind = attributes.classes.contains("table") ? .table : .figure
        let caption = children.flatMap { $0.parts { $0 == "figcaption" } }
        // One of several pictures has a number of its own, `(a)`.
        let label =
            ["label", "number"].lazy.compactMap { name in caption.flatMap { $0.parts(ofClass: [name]) }.first }.first
            .map { Self.text(of: [$0]) } ?? ""
        let heads = children.flatMap { $0.parts { $0 == "thead" } }
        within(kind, titled: [.text(label.removingSuffix("."))], caption + heads)
        // The number stands in the title.
        let text = entries[entries.count - 1].tidied.text
        entries[entries.count - 1].text = text.hasPrefix(label) ? String(text.dropFirst(label.count)) : text
    }

    private mutating func readCode(_ attributes: Attributes, _ children: [HTMLNode]) {
        guard attributes.classes.contains("listing") else { return within(.code, titled: [.text(blockName)], children) }
        let text = Self.text(of: children)
        entries.append(SearchEntry(kind: .code, anchor: anchor, title: blockName, text: self.code.new(in: text)))
    }

    private var blockName: String { anchor.hasPrefix("block-") ? String(anchor.dropFirst("block-".count)) : anchor }

    /// All words of the nodes.
    private static func text(of nodes: [HTMLNode]) -> String {
        var reading = SearchReading(entries: [SearchEntry(kind: .section, anchor: "", title: "", text: "")])
        for node in nodes { reading.read(node) }
        return reading.entries[0].tidied.text
    }

    private static let skipped: Set = ["script", "style", "nav", "svg", "template", "button"]
    /// Elements whose text does not run on into what follows.
    private static let apart: Set = [
        "p", "li", "td", "th", "tr", "div", "section", "summary", "dt", "dd", "blockquote", "figcaption", "br", "ol", "ul",
        "table",
    ]
}

private struct Attributes {
    let id: String?
    let classes: Set<Substring>

    init(_ attributes: [HTMLAttribute]) {
        id = attributes.first { $0.name == "id" }?.value
        classes = Set(attributes.first { $0.name == "class" }?.value.split(separator: " ") ?? [])
    }

    /// What tells of the page rather than of its subject, and what came out of a claim: one looks for words.
    var isAside: Bool { !classes.isDisjoint(with: Self.aside) }

    private static let aside: Set<Substring> = [
        "anchor", "provenance", "block-title", "downloads", "back", "footnote", "recorded", "check-summary", "code-sum",
    ]
}

extension HTMLNode {
    /// The elements inside, or itself, that `matches` says yes to; nothing inside those.
    fileprivate func parts(_ matches: (_ name: String) -> Bool) -> [HTMLNode] {
        switch self {
        case .text, .raw: []
        case .fragment(let nodes): nodes.flatMap { $0.parts(matches) }
        case .element(let name, _, let children): matches(name) ? [self] : children.flatMap { $0.parts(matches) }
        }
    }

    fileprivate func parts(ofClass wanted: Set<Substring>) -> [HTMLNode] {
        switch self {
        case .text, .raw: []
        case .fragment(let nodes): nodes.flatMap { $0.parts(ofClass: wanted) }
        case .element(_, let attributes, let children):
            Attributes(attributes).classes.isDisjoint(with: wanted) ? children.flatMap { $0.parts(ofClass: wanted) } : [self]
        }
    }
}

extension SearchEntry {
    /// With single blanks, and without what only helps a browser to set the text.
    fileprivate var tidied: SearchEntry {
        var tidied = self
        (tidied.title, tidied.text) = (Self.tidied(title), Self.tidied(text))
        return tidied
    }

    private static func tidied(_ text: String) -> String {
        text.filter { !"\u{2060}\u{200B}\u{00AD}".contains($0) }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension String {
    fileprivate func removingSuffix(_ suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : self }
}
