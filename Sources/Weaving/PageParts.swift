import ChapterReading
import ChapterRunning

/// What a page knows that its Markdown does not: math, numbers, targets, works and results.
struct PageParts: FragmentParts {
    let chapter: Chapter
    let outcomes: ChapterOutcomes
    let draft: PageDraft
    let target: @Sendable (_ label: String) -> LabelTarget?
    /// Every chapter of the book.
    let slugs: Set<String>

    func heading(level: Int, _ content: [HTMLNode], label: Label?) -> HTMLNode {
        let id = label?.name ?? draft.uniqueID(PageIDs.slug(content.text))
        // The page's only h1 is its title.
        let level = max(level, 2)
        let number = draft.sectionNumber(level: level)
        draft.addSection(level: level, id: id, title: content.withoutAnchors)
        let numbered: [HTMLNode] = number.map { [.tag("span", ["class": "number"], $0), .text(" ")] } ?? []
        let anchor = HTMLNode.tag(
            "a", ["class": "anchor", "href": "#" + id, "aria-label": "Link to this section"], "#")
        return .tag("h\(level)", ["id": id], numbered + content + [anchor])
    }

    func listing(info: String, text: String) -> HTMLNode {
        let language = info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        return Listing.node(text, language: language, label: language.isEmpty ? nil : "Listing in \(language)")
    }

    func executable(name: String) -> HTMLNode {
        guard let block = chapter.blocks.first(where: { $0.name == name && $0.kind != .inline }) else {
            return .tag("p", ["class": "failure"], name)
        }
        return ExecutableWeaver(block: block, outcome: outcomes[block], parts: self).node()
    }

    func equation(tex: String, label: Label?, offset: Int) -> HTMLNode {
        let lines = EquationLabel.all(in: tex).map { HTMLNode.tag("span", ["id": $0.name]) }
        let formula = draft.equation(tex, from: chapter.source.location(at: offset + 2)) { target($0)?.number }
        let number = label.flatMap { target($0.name)?.number }
        let numbered: [HTMLNode] = number.map { [.tag("span", ["class": "number"], "(\($0))")] } ?? []
        return .tag(
            "div", ["class": lines.isEmpty ? "equation" : "equation tagged", "id": label?.name],
            [.tag("div", ["class": "formula"], lines + [formula])] + numbered)
    }

    func math(tex: String, isDisplay: Bool, at location: SourceLocation) -> HTMLNode {
        let start = location.advanced(over: (isDisplay ? "$$" : "$").utf8)
        return isDisplay ? draft.equation(tex, from: start) { _ in nil } : draft.math(tex, isDisplay: false, from: start)
    }

    /// An inline value where there is no room for markup.
    func plainValue(expression: String) -> String {
        guard case .text(let text)? = outcomes[inline: expression]?.product else { return "no value: \(expression)" }
        return text
    }

    func value(expression: String, at location: SourceLocation) -> HTMLNode {
        let outcome = outcomes[inline: expression]
        guard let outcome, case .text(let text)? = outcome.product else {
            let title: String? = if case .failure(let failure)? = outcome?.payload { failure.message } else { nil }
            return .tag("span", ["class": "value missing", "title": title], "no value: \(expression)")
        }
        return .tag(
            "span",
            [
                "class": outcome.isRecorded ? "value is-recorded" : "value",
                "title": Provenance.recordedTitle(outcome).map { "\(expression) \u{2014} \($0)" } ?? expression,
            ], PrintableText.printable(text))
    }

    func reference(label: String, at location: SourceLocation) -> HTMLNode {
        guard let target = target(label) else { return .tag("span", ["class": "value missing"], "@" + label) }
        let page = target.slug == chapter.slug ? "" : SitePath.page(target.slug)
        return .tag("a", ["class": "reference", "href": page + "#" + URLEscaping.escape(label)], target.text)
    }

    func footnote(label: String, number: Int) -> HTMLNode { draft.footnote(number) }

    func citation(keys: [String], at location: SourceLocation) -> HTMLNode { draft.citation(keys) }

    /// A link to another chapter's Markdown, which is what editors and code hosts follow, leads to its page.
    func link(to destination: String, at location: SourceLocation) -> String {
        if destination.isEmpty || destination.hasPrefix("#") || URLEscaping.isForeign(destination) { return destination }
        let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count == 2 ? "#" + parts[1] : ""
        let file = String(parts[0].trimmingPrefix("./"))
        if file.hasSuffix(".md"), slugs.contains(String(file.dropLast(3))) {
            return SitePath.page(String(file.dropLast(3))) + fragment
        }
        let near = nearMiss(of: file, among: slugs.map { $0 + ".md" })
        draft.report(
            Diagnostic(
                at: location, "the link leads to `\(parts[0])`, which is no chapter",
                help: near.map { "Did you mean `\($0)`?" } ?? "Link to a chapter's file, such as `index.md`, or to a whole URL."))
        return destination
    }
}

extension [HTMLNode] {
    /// The words, without markup; what KaTeX made has none.
    var text: String { map(\.text).joined() }

    /// Without links and ids, so that the same words can stand in the page's contents.
    var withoutAnchors: [HTMLNode] { map(\.withoutAnchors) }
}

extension HTMLNode {
    fileprivate var text: String {
        switch self {
        case .text(let text): text
        case .raw: " "
        case .element(_, _, let children), .fragment(let children): children.text
        }
    }

    fileprivate var withoutAnchors: HTMLNode {
        switch self {
        case .text: self
        case .raw(let markup): markup.hasPrefix("<span class=\"katex") ? self : .fragment([])
        case .fragment(let children), .element("a", _, let children): .fragment(children.withoutAnchors)
        case .element(let name, let attributes, let children):
            .element(name, attributes.filter { $0.name != "id" }, children.withoutAnchors)
        }
    }
}
