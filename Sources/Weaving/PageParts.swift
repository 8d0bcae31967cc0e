import ChapterReading
import ChapterRunning

/// What a page knows that its Markdown does not: math, numbers, targets, works and results.
struct PageParts: FragmentParts {
    let chapter: Chapter
    /// Those of the chapter that have a place of their own, by name.
    let blocks: [String: Block]
    let outcomes: ChapterOutcomes
    let draft: PageDraft
    let target: @Sendable (_ label: String) -> LabelTarget?
    /// Whether there is a chapter of this name.
    let isPage: (_ slug: String) -> Bool
    let files: AuthorFiles
    /// Those of the whole book.
    let claims: ClaimsPages

    func heading(level: Int, _ content: [HTMLNode], label: Label?) -> HTMLNode {
        let id = label?.name ?? draft.uniqueID(HeadingID.slug(content.text))
        // The page's only h1 is its title.
        let level = max(level, 2)
        let number = draft.sectionNumber(level: level)
        draft.addSection(level: level, id: id, title: content.withoutAnchors)
        let numbered: [HTMLNode] = number.map { [.tag("span", ["class": "number"], $0), .text(" ")] } ?? []
        let anchor = HTMLNode.tag(
            "a", ["class": "anchor", "href": "#" + id, "aria-label": "Link to this section"], "#")
        let heading = HTMLNode.tag("h\(level)", ["id": id], numbered + content + [anchor])
        return .fragment([draft.heldCodeOfSection(in: chapter.slug), heading].compactMap { $0 })
    }

    func listing(info: String, text: String) -> HTMLNode {
        let language = info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        return Listing.node(text, language: language, label: language.isEmpty ? nil : "Listing in \(language)")
    }

    func executable(name: String) -> HTMLNode {
        guard let block = blocks[name] else {
            return .tag("p", ["class": "failure"], name)
        }
        return ExecutableWeaver(block: block, outcome: outcomes[block], parts: self).node()
    }

    func equation(tex: String, label: Label?, offset: Int) -> HTMLNode {
        let lines = EquationLabel.all(in: tex).map { HTMLNode.tag("span", ["id": $0.name]) }
        let formula = draft.equation(tex, from: chapter.source.location(at: offset + 2)) { target($0)?.number }
        let number = label.flatMap { target($0.name)?.number }
        let numbered: [HTMLNode] =
            number.map { [.tag("a", ["class": "number", "href": "#" + (label?.name ?? "")], "(\($0))")] } ?? []
        let numbers = [number].compactMap(\.self) + EquationLabel.all(in: tex).compactMap { target($0.name)?.number }
        let name = numbers.isEmpty ? draft.nextEquation() : numbers.joined(separator: ", ")
        return .tag(
            "div", ["class": lines.isEmpty ? "equation" : "equation tagged", "id": label?.name],
            [
                Listing.scrolling("div", ["class": "formula"], label: "\(numbers.count > 1 ? "Equations" : "Equation") \(name)") {
                    lines + [formula]
                }
            ] + numbered)
    }

    func math(tex: String, isDisplay: Bool, at location: SourceLocation) -> HTMLNode {
        let start = location.advanced(over: (isDisplay ? "$$" : "$").utf8)
        return isDisplay ? draft.equation(tex, from: start) { _ in nil } : draft.math(tex, isDisplay: false, from: start)
    }

    /// An inline value where there is no room for markup.
    func plainValue(expression: String) -> String {
        guard case .text(let text)? = outcomes[inline: expression]?.product else { return "no value: \(expression)" }
        return NumberMarkup.plain(text)
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
                "class": Provenance.isMarked(outcome) ? "value is-recorded" : "value",
                "title": Provenance.recordedTitle(outcome).map { "\(expression) \u{2014} \($0)" } ?? expression,
            ], NumberMarkup.unbrokenNodes(PrintableText.printable(text)))
    }

    func reference(label: String, at location: SourceLocation) -> HTMLNode {
        guard let target = target(label) else { return .tag("span", ["class": "value missing"], "@" + label) }
        let page = target.slug == chapter.slug ? "" : SitePath.page(target.slug)
        return .tag("a", ["class": "reference", "href": page + "#" + URLEscaping.escape(label)], target.text)
    }

    func footnote(label: String, number: Int) -> HTMLNode { draft.footnote(number) }

    func citation(_ citation: Citation) -> HTMLNode { draft.citation(citation) }

    /// HTML that runs was told when the book was read; a page that is shown all the same shows it as text.
    func markup(_ html: String) -> HTMLNode {
        switch chapter.frontMatter.html {
        case .trusted: .raw(PageMarkup.written(html))
        case .checked where MarkupCheck.isHarmless(html): .raw(PageMarkup.written(html))
        case .checked, .none: .text(html)
        }
    }

    /// `[](claims:04-rates+06-exact/slopes)`: how many of these claims hold, and how close the nearest is to its bound.
    func verdict(for names: String, at location: SourceLocation) -> HTMLNode? {
        guard let checks = claims.claims.named(names), let first = checks.first else {
            if claims.claims.areMissing(names) { return .tag("span", ["class": "value missing"], "not computed yet") }
            draft.report(
                Diagnostic(
                    at: location, "no check makes the claims that are asked for: \(names)",
                    help: "Name chapters by file and checks by name: `claims:04-rates+05-when-to-stop/lepski`."))
            return .tag("span", ["class": "value missing"], ChapterLink.claims + names)
        }
        return Verdict(claims: checks.flatMap(\.claims)).node(
            linkingTo: names == BookClaims.everything ? SitePath.page(ClaimsPages.slug) : claims.address(of: first.slug))
    }

    /// A link to another chapter's Markdown, which is what editors and code hosts follow, leads to its page; one to a file of the
    /// author's, to its copy in the site. What leads nowhere was told when the book was read.
    func link(to destination: String) -> String { link(to: destination, isPicture: false) }

    private func link(to destination: String, isPicture: Bool) -> String {
        if HarmfulScheme.of(destination, isPicture: isPicture) != nil { return "" }
        if destination.isEmpty || destination.hasPrefix("#") || URLEscaping.isForeign(destination) { return destination }
        let fragment = destination.firstIndex(of: "#").map { destination[$0...] } ?? ""
        let file = ChapterLink.file(destination)
        if file.hasSuffix(".md"), isPage(String(file.dropLast(3))) {
            return SitePath.page(String(file.dropLast(3))) + fragment
        }
        guard let found = isPicture ? files.picture(file) : files[file] else { return destination }
        draft.add([SiteAsset(path: found.sitePath, content: .authored)])
        return found.sitePath + fragment
    }

    func picture(_ source: String) -> [HTMLAttribute] {
        var attributes = [HTMLAttribute("src", URLEscaping.escape(link(to: source, isPicture: true)))]
        if case .picture(let size?)? = files.picture(ChapterLink.file(source))?.kind {
            attributes += [HTMLAttribute("width", "\(size.width)"), HTMLAttribute("height", "\(size.height)")]
        }
        return attributes + [HTMLAttribute("loading", "lazy")]
    }

    func picture(_ picture: MarkdownPicture, caption: [HTMLNode]) -> HTMLNode {
        let alt = picture.alt ?? picture.caption.plainText(value: plainValue)
        let number = target(picture.label.name)?.text ?? "Figure"
        return .tag(
            "figure", ["class": "picture", "id": picture.label.name],
            [
                .element("img", self.picture(picture.source) + [HTMLAttribute("alt", alt)], []),
                .tag("figcaption", [:], [.tag("span", ["class": "label"], number + "."), .text(" ")] + caption),
            ])
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
