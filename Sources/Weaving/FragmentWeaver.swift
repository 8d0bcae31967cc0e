import ChapterReading

/// Weaves Markdown into HTML. What only a page knows — how math is typeset, where a reference leads, what a block gave — comes
/// from `Parts`.
package struct FragmentWeaver<Parts: FragmentParts> {
    package let parts: Parts

    package init(parts: Parts) {
        self.parts = parts
    }

    package func weave(_ blocks: [MarkdownBlock]) -> HTMLNode { .fragment(blocks.map(weave)) }

    package func weave(_ inlines: [MarkdownInline]) -> HTMLNode { .fragment(line(inlines)) }

    /// Formulas stay with the punctuation that touches them.
    func line(_ inlines: [MarkdownInline]) -> [HTMLNode] { TiedFormulas.tie(inlines.map(weave)) }

    // MARK: Blocks

    package func weave(_ block: MarkdownBlock) -> HTMLNode {
        switch block.content {
        case .paragraph(let inlines): .element("p", [], line(inlines))
        case .heading(let level, let inlines, let label): parts.heading(level: level, line(inlines), label: label)
        case .quote(let blocks): quote(blocks.map(weave))
        case .list(let list): weave(list)
        case .code(let info, let text): parts.listing(info: info, text: text)
        case .executable(let name): parts.executable(name: name)
        case .html(let html): parts.markup(html.hasSuffix("\n") ? html : html + "\n")
        case .rule: .element("hr", [], [])
        case .table(let table): parts.table(weave(table))
        case .picture(let picture): parts.picture(picture, caption: line(picture.caption))
        case .callout(let callout): weave(callout)
        case .definitions(let definitions): .element("dl", [], definitions.flatMap(weave))
        case .captioned(let captioned): weave(captioned)
        case .equation(let tex, let label): parts.equation(tex: tex, label: label, offset: block.range.lowerBound)
        }
    }

    private func quote(_ content: [HTMLNode]) -> HTMLNode {
        .element("blockquote", WritingDirection.attributes(for: content), content)
    }

    private func weave(_ callout: MarkdownCallout) -> HTMLNode {
        let title = callout.title.isEmpty ? [.text(callout.kind.word)] : line(callout.title)
        let content = callout.blocks.map(weave)
        return .element(
            "div",
            [HTMLAttribute("class", "callout " + callout.kind.rawValue.lowercased()), HTMLAttribute("role", "note")]
                + WritingDirection.attributes(for: callout.title.isEmpty ? content : title),
            [.element("p", [HTMLAttribute("class", "callout-title")], title)] + content)
    }

    private func weave(_ definition: MarkdownDefinition) -> [HTMLNode] {
        [.element("dt", [], line(definition.term))]
            + definition.descriptions.map { .element("dd", [], $0.map(weave)) }
    }

    private func weave(_ captioned: MarkdownCaptioned) -> HTMLNode {
        let caption = line(captioned.caption)
        switch captioned.content {
        case .table(let table): return parts.captioned(weave(table), label: captioned.label, caption: caption)
        case .pictures(let pictures):
            let figures = pictures.enumerated().map { index, part in
                let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
                let image = HTMLNode.element(
                    "img", parts.picture(part.source) + [HTMLAttribute("alt", part.caption.plainText(value: parts.plainValue))],
                    [])
                let text = [HTMLNode.element("span", [HTMLAttribute("class", "number")], [.text("(\(letter))")]), .text(" ")]
                return HTMLNode.element("figure", [], [image, .element("figcaption", [], text + line(part.caption))])
            }
            return parts.captioned(pictures: figures, label: captioned.label, caption: caption)
        }
    }

    private func weave(_ list: MarkdownList) -> HTMLNode {
        let items = list.items.enumerated().map { index, item in
            let task = list.tasks[index]
            return HTMLNode.element(
                "li", task == nil ? [] : [HTMLAttribute("class", "task")],
                (task.map { [checkbox($0)] } ?? []) + (list.isTight ? weaveTight(item) : weaveLoose(item)))
        }
        let direction = WritingDirection.attributes(for: items)
        guard let start = list.start else { return .element("ul", direction, items) }
        return .element("ol", (start == 1 ? [] : [HTMLAttribute("start", String(start))]) + direction, items)
    }

    private func checkbox(_ isDone: Bool) -> HTMLNode {
        .element(
            "input",
            [HTMLAttribute("type", "checkbox"), HTMLAttribute("disabled", "")] + (isDone ? [HTMLAttribute("checked", "")] : []),
            [])
    }

    private func weaveLoose(_ blocks: [MarkdownBlock]) -> [HTMLNode] {
        blocks.enumerated().flatMap { index, block in lineBreak(beforeRaw: block, isFirst: index == 0) + [weave(block)] }
    }

    /// A tight list's paragraphs have no element of their own.
    private func weaveTight(_ blocks: [MarkdownBlock]) -> [HTMLNode] {
        blocks.enumerated().flatMap { index, block -> [HTMLNode] in
            guard case .paragraph(let inlines) = block.content else {
                let followsText = index > 0 && blocks[index - 1].isParagraph
                return lineBreak(beforeRaw: block, isFirst: index == 0 || followsText) + [weave(block)]
            }
            return line(inlines)
        }
    }

    /// The author's HTML starts a line, which the formatter cannot see to.
    private func lineBreak(beforeRaw block: MarkdownBlock, isFirst: Bool) -> [HTMLNode] {
        if isFirst, case .html = block.content { return [.text("\n")] }
        return []
    }

    private func weave(_ table: MarkdownTable) -> HTMLNode {
        let header = HTMLNode.element("thead", [], [row(table.header, "th", table.alignments)])
        let rows = table.rows.map { row($0, "td", table.alignments) }
        return .element("table", [], rows.isEmpty ? [header] : [header, .element("tbody", [], rows)])
    }

    private func row(_ cells: [[MarkdownInline]], _ element: String, _ alignments: [MarkdownTable.Alignment]) -> HTMLNode {
        .element(
            "tr", [],
            cells.enumerated().map { index, cell in
                let alignment = alignments.indices.contains(index) ? alignments[index] : .none
                return .element(element, attributes(alignment), line(cell))
            })
    }

    private func attributes(_ alignment: MarkdownTable.Alignment) -> [HTMLAttribute] {
        switch alignment {
        case .none, .left: []
        case .center: [HTMLAttribute("class", "center")]
        case .right: [HTMLAttribute("class", "right")]
        }
    }

    // MARK: Inlines

    package func weave(_ inline: MarkdownInline) -> HTMLNode {
        switch inline.content {
        case .text(let text): .text(text)
        case .softBreak: .text("\n")
        case .lineBreak: .fragment([.element("br", [], []), .text("\n")])
        case .code(let code): .element("code", [], [.text(code)])
        case .emphasis(let inlines): .element("em", [], line(inlines))
        case .strong(let inlines): .element("strong", [], line(inlines))
        case .strikethrough(let inlines): .element("del", [], line(inlines))
        case .link(let destination, let title, let inlines):
            // A note is a link itself, and none holds another: it follows.
            .fragment(
                [link(to: destination, title, line(inlines.filter { !$0.isFootnote }), at: inline.location)]
                    + line(inlines.filter(\.isFootnote)))
        case .image(let source, let title, let inlines):
            .element(
                "img",
                parts.picture(source) + [HTMLAttribute("alt", inlines.plainText(value: parts.plainValue))] + attribute(title), [])
        case .html(let html): parts.markup(html)
        case .math(let tex): parts.math(tex: tex, isDisplay: false, at: inline.location)
        case .displayMath(let tex): parts.math(tex: tex, isDisplay: true, at: inline.location)
        case .value(let expression): parts.value(expression: expression, at: inline.location)
        case .reference(let label): parts.reference(label: label, at: inline.location)
        case .citation(let citation): parts.citation(citation)
        case .footnote(let label, let number): parts.footnote(label: label, number: number)
        }
    }

    /// One to claims has their verdict in its place, behind its text.
    private func link(
        to destination: String, _ title: String?, _ text: [HTMLNode], at location: SourceLocation
    ) -> HTMLNode {
        if destination.hasPrefix(ChapterLink.claims),
            let verdict = parts.verdict(for: String(destination.dropFirst(ChapterLink.claims.count)), at: location)
        {
            return text.isEmpty ? verdict : .fragment(text + [.text(" "), verdict])
        }
        return .element(
            "a", [HTMLAttribute("href", URLEscaping.escape(parts.link(to: destination)))] + attribute(title), text)
    }

    private func attribute(_ title: String?) -> [HTMLAttribute] {
        guard let title, !title.isEmpty else { return [] }
        return [HTMLAttribute("title", title)]
    }
}

extension MarkdownBlock {
    fileprivate var isParagraph: Bool {
        if case .paragraph = content { return true }
        return false
    }
}

extension MarkdownInline {
    fileprivate var isFootnote: Bool {
        if case .footnote = content { return true }
        return false
    }
}
