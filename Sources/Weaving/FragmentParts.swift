import ChapterReading

/// The parts of a fragment that Markdown alone does not determine.
package protocol FragmentParts {
    func heading(level: Int, _ content: [HTMLNode], label: Label?) -> HTMLNode
    /// A code block that is shown and never run.
    func listing(info: String, text: String) -> HTMLNode
    /// What the block of this name shows on the page: its code and what came of it.
    func executable(name: String) -> HTMLNode
    /// - Parameter offset: of the `$$` in the chapter; the TeX follows it, byte for byte as in the source.
    func equation(tex: String, label: Label?, offset: Int) -> HTMLNode
    /// - Parameter location: of the `$` or `$$`; the TeX follows it, byte for byte as in the source.
    func math(tex: String, isDisplay: Bool, at location: SourceLocation) -> HTMLNode
    func value(expression: String, at location: SourceLocation) -> HTMLNode
    /// The same where there is no room for markup.
    func plainValue(expression: String) -> String
    func reference(label: String, at location: SourceLocation) -> HTMLNode
    func citation(_ citation: Citation) -> HTMLNode
    func footnote(label: String, number: Int) -> HTMLNode
    /// HTML that the author wrote.
    func markup(_ html: String) -> HTMLNode
    /// What claims come to together, by the names that a link asks for; nil where there are none.
    func verdict(for claims: String, at location: SourceLocation) -> HTMLNode?
    /// Where a link of the text leads on the page.
    func link(to destination: String) -> String
    /// The `src` of a picture, and what else its element has.
    func picture(_ source: String) -> [HTMLAttribute]
    func picture(_ picture: MarkdownPicture, caption: [HTMLNode]) -> HTMLNode
    /// A table without a caption.
    func table(_ table: HTMLNode) -> HTMLNode
    func captioned(_ table: HTMLNode, label: Label?, caption: [HTMLNode]) -> HTMLNode
    func captioned(pictures: [HTMLNode], label: Label?, caption: [HTMLNode]) -> HTMLNode
}

/// Plain Markdown has only the first two; the others show their source.
extension FragmentParts {
    package func heading(level: Int, _ content: [HTMLNode], label: Label?) -> HTMLNode {
        .element("h\(level)", label.map { [HTMLAttribute("id", $0.name)] } ?? [], content)
    }

    package func listing(info: String, text: String) -> HTMLNode {
        let language = info.split(whereSeparator: \.isWhitespace).first
        let attributes = language.map { [HTMLAttribute("class", "language-" + $0)] } ?? []
        return .element("pre", [], [.element("code", attributes, [.text(text)])])
    }

    package func markup(_ html: String) -> HTMLNode { .raw(html) }

    package func verdict(for claims: String, at location: SourceLocation) -> HTMLNode? { nil }

    package func link(to destination: String) -> String { destination }

    package func picture(_ source: String) -> [HTMLAttribute] { [HTMLAttribute("src", URLEscaping.escape(source))] }

    package func picture(_ picture: MarkdownPicture, caption: [HTMLNode]) -> HTMLNode { .element("p", [], caption) }

    package func table(_ table: HTMLNode) -> HTMLNode { table }

    package func captioned(_ table: HTMLNode, label: Label?, caption: [HTMLNode]) -> HTMLNode {
        .fragment([table, .element("p", [], caption)])
    }

    package func captioned(pictures: [HTMLNode], label: Label?, caption: [HTMLNode]) -> HTMLNode {
        .fragment(pictures + [.element("p", [], caption)])
    }

    package func executable(name: String) -> HTMLNode { .element("p", [], [.text(name)]) }

    package func equation(tex: String, label: Label?, offset: Int) -> HTMLNode { .element("p", [], [.text("$$" + tex + "$$")]) }

    package func math(tex: String, isDisplay: Bool, at location: SourceLocation) -> HTMLNode {
        .text(isDisplay ? "$$" + tex + "$$" : "$" + tex + "$")
    }

    package func plainValue(expression: String) -> String { "" }

    package func value(expression: String, at location: SourceLocation) -> HTMLNode { .element("code", [], [.text(expression)]) }

    package func reference(label: String, at location: SourceLocation) -> HTMLNode { .text("@" + label) }

    package func citation(_ citation: Citation) -> HTMLNode {
        .text("[" + citation.items.map(\.key).map { "@" + $0 }.joined(separator: "; ") + "]")
    }
}

extension FragmentParts {
    package func footnote(label: String, number: Int) -> HTMLNode { .text("[^" + label + "]") }
}

/// What `notebook render` weaves with: Markdown and nothing else.
package struct PlainParts: FragmentParts {
    package init() {}
}
