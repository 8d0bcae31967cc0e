/// What a page gathers while it is woven: mistakes, citations, files, and whether it needs KaTeX's stylesheet.
///
/// Shared by the parts of one page's weaving, on one thread.
final class PageDraft {
    let source: SourceText
    let bibliography: Bibliography
    private let typesetter: MathTypesetter
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var citationCounts: [String: Int] = [:]
    private(set) var assets: [SiteAsset] = []
    private(set) var usesMath = false

    init(source: SourceText, bibliography: Bibliography, typesetter: MathTypesetter) {
        self.source = source
        self.bibliography = bibliography
        self.typesetter = typesetter
    }

    func report(_ diagnostic: Diagnostic) {
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    func add(_ files: [SiteAsset]) { assets += files }

    /// A formula that stands in the chapter.
    /// - Parameter start: where its TeX starts, after the dollars.
    func math(_ tex: String, isDisplay: Bool, from start: Int) -> HTMLNode {
        typeset(tex, isDisplay: isDisplay) { offset in
            source.location(at: SourceAlignment.offset(of: offset, in: tex, from: start, source: source.bytes))
        }
    }

    /// Text of a table's cell, which no place in the chapter holds.
    func cell(_ text: String, from location: SourceLocation) -> [HTMLNode] {
        MathText(text).pieces.map { piece in
            switch piece {
            case .text(let text): .text(PrintableText.printable(text))
            case .math(let tex): typeset(tex, isDisplay: false) { _ in location }
            }
        }
    }

    private func typeset(_ tex: String, isDisplay: Bool, _ location: (_ offset: Int) -> SourceLocation) -> HTMLNode {
        do {
            let markup = try typesetter.typeset(tex, isDisplay: isDisplay)
            usesMath = true
            return .raw(markup)
        } catch {
            let (offset, message) = Self.explain(error)
            let help = "The formula is: \(tex)"
            report(Diagnostic(at: location(offset), "cannot typeset the formula: \(message)", help: help))
            return .tag("code", ["class": "math-error", "title": message], tex)
        }
    }

    private static func explain(_ error: MathError) -> (offset: Int, message: String) {
        switch error {
        case .malformed(let message, let offset): (offset, message)
        case .notInstalled(let missing): (0, missing.description)
        case .engineFailed(let message): (0, message)
        }
    }

    /// `(Li & Lin 2024; Geifman et al. 2024)`, each a link to its entry in the page's references.
    func citation(_ keys: [String], at location: SourceLocation) -> HTMLNode {
        let works = keys.map { [cite($0, at: location)] }.joined(separator: [.text("; ")])
        return .tag("span", ["class": "citation"], [.text("(")] + works + [.text(")")])
    }

    private func cite(_ key: String, at location: SourceLocation) -> HTMLNode {
        guard let text = bibliography.citationText(key) else {
            let help = "The works are listed in chapters/references.json."
            report(Diagnostic(at: location, "no work has the key “\(key)”", help: help))
            return .tag("span", ["class": "value missing"], "\(key)?")
        }
        let number = citationCounts[key, default: 0] + 1
        citationCounts[key] = number
        let id = ReferenceList.citationAnchor(key, number)
        return .tag("a", ["id": id, "href": "#" + ReferenceList.anchor(key)], text)
    }
}
