import ChapterReading
import ChapterRunning

/// What a page gathers while it is woven: mistakes, citations, files, and whether it needs KaTeX's stylesheet.
///
/// Shared by the parts of one page's weaving, on one thread.
final class PageDraft {
    let citations: SetCitations
    private let typesetter: MathTypesetter
    private(set) var diagnostics: [Diagnostic] = []
    private var reported: Set<Diagnostic> = []
    private(set) var citationCounts: [String: Int] = [:]
    private var footnoteCounts: [Int: Int] = [:]
    private(set) var assets: [SiteAsset] = []
    private(set) var usesMath = false
    /// The quotation marks of its language.
    var quotes = QuoteMarks.english
    private(set) var sections: [PageFrame.Section] = []
    private var ids: Set<String>
    private var uniqueIDs = UniqueIDs()
    private var numbering: SectionNumbering?
    /// Formulas up to this many bytes of TeX stay on one line: `p = 1` must not end one with its `=`.
    private static let longestUnbroken = 20

    /// - Parameters:
    ///   - ids: those that are given already: labels, figures, what the frame itself uses.
    ///   - chapter: its number; the sections of a chapter without one have none.
    init(citations: SetCitations, typesetter: MathTypesetter, ids: Set<String>, chapter: String?) {
        self.citations = citations
        self.typesetter = typesetter
        self.ids = ids
        numbering = chapter.map { SectionNumbering(chapter: $0) }
    }

    func report(_ diagnostic: Diagnostic) {
        if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }

    func add(_ files: [SiteAsset]) { assets += files }

    // MARK: Code

    private var held: [(block: Block, outcome: BlockOutcome?)] = []

    /// Keeps the code of a block for the next result.
    func hold(_ code: (block: Block, outcome: BlockOutcome?)) { held.append(code) }

    /// The bar of the code that no result has shown yet; nil if there is none.
    ///
    /// - Parameter chapter: its slug.
    func heldCode(of chapter: String) -> HTMLNode? {
        defer { held = [] }
        return CodeGroup(blocks: held, chapter: chapter).node()
    }

    /// The same at the end of a section, for code that gave values to the text: declarations wait for what uses them.
    func heldCodeOfSection(in chapter: String) -> HTMLNode? {
        held.contains { $0.block.kind != .shared } ? heldCode(of: chapter) : nil
    }

    // MARK: What is said once

    private var said: Set<String> = []

    /// Whether `condition` holds for the first time on the page.
    func isFirst(_ name: String, if condition: Bool) -> Bool { condition && said.insert(name).inserted }

    // MARK: Ids

    /// An id that no other element of the page has: `wanted`, or `wanted-2`, ….
    func uniqueID(_ wanted: String) -> String {
        uniqueIDs.add(wanted, to: &ids)
    }

    // MARK: Sections

    /// The number of the next heading.
    func sectionNumber(level: Int) -> String? { numbering?.next(level: level) }

    /// Adds a heading to the page's contents, which go two levels deep.
    func addSection(level: Int, id: String, title: [HTMLNode]) {
        let section = PageFrame.Section(id: id, title: title)
        if level == 2 || level == 3 && sections.isEmpty {
            sections.append(section)
        } else if level == 3 {
            sections[sections.count - 1].subsections.append(section)
        }
    }

    // MARK: Mathematics

    private var unnumberedEquations = 0
    private var unnumberedTables = 0

    /// A name for a table that has no number.
    func nextTable() -> String {
        unnumberedTables += 1
        return "without number, \(unnumberedTables)"
    }

    /// A name for an equation that has no number.
    func nextEquation() -> String {
        unnumberedEquations += 1
        return "without number, \(unnumberedEquations)"
    }

    /// A formula that stands in the chapter.
    /// - Parameter start: of its TeX, after the dollars, in bytes of the chapter.
    func math(_ tex: String, isDisplay: Bool, from start: SourceLocation) -> HTMLNode {
        typeset(tex, isDisplay: isDisplay) { offset in start.advanced(over: tex.utf8.prefix(offset)) }
    }

    /// A formula of a title.
    /// - Parameter location: where a mistake in it is told, if it is.
    func formula(_ tex: String, at location: SourceLocation?) -> HTMLNode {
        if let location { return typeset(tex, isDisplay: false) { _ in location } }
        guard let markup = try? typesetter.typeset(tex, isDisplay: false) else { return .tag("code", [:], tex) }
        usesMath = true
        return .raw(Self.inLine(markup, of: tex))
    }

    /// A displayed equation.
    /// - Parameter number: of a label.
    func equation(_ tex: String, from start: SourceLocation, number: (_ label: String) -> String?) -> HTMLNode {
        let display = DisplayTeX(tex, number: number)
        return typeset(display.text, isDisplay: true) { offset in
            start.advanced(over: tex.utf8.prefix(display.source(of: offset)))
        }
    }

    /// Text of a table's cell, which no place in the chapter holds.
    func cell(_ text: String, from location: SourceLocation) -> [HTMLNode] {
        TiedFormulas.tie(
            MathText(text).pieces.map { piece in
                switch piece {
                case .text(let text): .fragment(NumberMarkup.nodes(PrintableText.printable(text)))
                case .math(let tex): typeset(tex, isDisplay: false) { _ in location }
                }
            })
    }

    /// The words of a claim: `$…$` is typeset, and letters that stand for quantities are set as such.
    func words(_ text: String, from location: SourceLocation) -> [HTMLNode] {
        TiedFormulas.tie(
            MathText(text).pieces.map { piece in
                switch piece {
                case .text(let text): .fragment(VariableMarkup.nodes(Microtypography.set(PrintableText.printable(text))))
                case .math(let tex): typeset(tex, isDisplay: false) { _ in location }
                }
            })
    }

    private func typeset(_ tex: String, isDisplay: Bool, _ location: (_ offset: Int) -> SourceLocation) -> HTMLNode {
        // Narrow spaces between the thousands of a number.
        let tex = tex.replacing("\u{202F}", with: "\\,")
        do {
            let markup = try typesetter.typeset(tex, isDisplay: isDisplay)
            usesMath = true
            return .raw(isDisplay ? markup : Self.inLine(markup, of: tex))
        } catch {
            let (offset, message) = Self.explain(error)
            let help = "The formula is: \(tex.utf8.count > 200 ? tex.prefix(200) + "…" : tex)"
            report(Diagnostic(at: location(offset), "cannot typeset the formula: \(message)", help: help))
            return .tag("code", ["class": "math-error", "title": message], tex)
        }
    }

    /// Short formulas stay on a line: `p = 1` must not end one with its `=`.
    private static func inLine(_ markup: String, of tex: String) -> String {
        tex.utf8.count <= longestUnbroken ? markup : CompactFormula.breakable(markup)
    }

    private static func explain(_ error: MathError) -> (offset: Int, message: String) {
        switch error {
        case .malformed(let message, let offset): (offset, message)
        case .tooLong(let bytes):
            (0, "it has \(bytes) bytes of TeX, and at most \(MathTypesetter.longestFormula) are set: divide it")
        case .notInstalled(let missing): (0, missing.description)
        case .engineFailed(let message): (0, message)
        }
    }

    // MARK: Footnotes

    /// A raised number that leads to the note; the note leads back to the first of them.
    func footnote(_ number: Int) -> HTMLNode {
        footnoteCounts[number, default: 0] += 1
        let id = footnoteCounts[number] == 1 ? ChapterIDs.reference(toNote: number) : nil
        return .tag(
            "sup", ["class": "footnote"], [.tag("a", ["id": id, "href": "#" + ChapterIDs.note(number)], "\(number)")])
    }

    /// Whether the text that is woven so far refers to a note: an image's does not, whatever it is described with.
    func refers(toNote number: Int) -> Bool { footnoteCounts[number] != nil }

    // MARK: Citations

    /// `(Li and Lin 2024; Geifman et al. 2024)`, each a link to its entry in the page's references.
    func citation(_ citation: Citation) -> HTMLNode {
        guard let text = citations.citations[citation] else {
            return .tag(
                "span", ["class": "value missing"], "[" + citation.items.map { "@" + $0.key }.joined(separator: "; ") + "]")
        }
        var linked: Set<String> = []
        var nodes = text.map { piece in
            piece.node(formula: { formula($0, at: nil) }, link: { address, text in cite(address, text, &linked) })
        }
        // A style that sets numbers or notes may leave a work without a link of its own.
        for item in citation.items where !linked.contains(item.key) {
            nodes.append(cite("#ref-" + item.key, [], &linked))
        }
        return .tag("span", ["class": "citation"], nodes)
    }

    private func cite(_ address: String, _ text: [HTMLNode], _ linked: inout Set<String>) -> HTMLNode {
        guard address.hasPrefix("#ref-") else { return .tag("a", ["href": address], text) }
        let key = String(address.dropFirst("#ref-".count))
        linked.insert(key)
        let number = citationCounts[key, default: 0] + 1
        citationCounts[key] = number
        return .tag(
            "a", ["id": ReferenceList.citationAnchor(key, number), "href": "#" + ReferenceList.anchor(key)], text)
    }
}

extension SourceLocation {
    /// The position after `bytes`, which stand here.
    func advanced(over bytes: some Sequence<UInt8>) -> SourceLocation {
        var (line, column) = (line, column)
        for byte in bytes { (line, column) = byte == UInt8(ascii: "\n") ? (line + 1, 1) : (line, column + 1) }
        return SourceLocation(file: file, line: line, column: column)
    }
}
