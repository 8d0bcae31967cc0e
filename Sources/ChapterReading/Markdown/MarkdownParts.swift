/// A note beside the text: a quote that starts with `[!NOTE]`, as code hosts show it.
package struct MarkdownCallout: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case note = "NOTE"
        case tip = "TIP"
        case important = "IMPORTANT"
        case warning = "WARNING"
        case caution = "CAUTION"

        static var list: String { allCases.map { "`[!\($0.rawValue)]`" }.joined(separator: ", ") }

        /// What stands above it where the author gives no title.
        package var word: String { rawValue.prefix(1) + rawValue.dropFirst().lowercased() }
    }

    package var kind: Kind
    /// What follows the mark on its line; empty where nothing does.
    package var title: [MarkdownInline]
    package var blocks: [MarkdownBlock]
}

/// A term of a definition list, and what is said of it.
package struct MarkdownDefinition: Sendable, Equatable {
    package var term: [MarkdownInline]
    package var descriptions: [[MarkdownInline]]

    package init(term: [MarkdownInline], descriptions: [[MarkdownInline]]) {
        self.term = term
        self.descriptions = descriptions
    }
}

/// What a caption of its own makes a numbered table or figure of.
package struct MarkdownCaptioned: Sendable, Equatable {
    /// One of several pictures.
    package struct Part: Sendable, Equatable {
        package var source: String
        package var caption: [MarkdownInline]

        package init(source: String, caption: [MarkdownInline]) {
            self.source = source
            self.caption = caption
        }
    }

    package enum Content: Sendable, Equatable {
        case table(MarkdownTable)
        case pictures([Part])
    }

    package var content: Content
    package var caption: [MarkdownInline]
    /// Nil where it has no number.
    package var label: Label?
}

extension MarkdownBlock {
    /// The texts that the block itself shows.
    var texts: [[MarkdownInline]] {
        switch content {
        case .paragraph(let text), .heading(_, let text, _): [text]
        case .table(let table): table.texts
        case .picture(let picture): [picture.caption]
        case .callout(let callout): [callout.title]
        case .definitions(let definitions): definitions.flatMap { [$0.term] + $0.descriptions }
        case .captioned(let captioned): [captioned.caption] + captioned.content.texts
        case .quote, .list, .code, .executable, .html, .rule, .equation: []
        }
    }

    /// The blocks inside, in order.
    package var inner: [MarkdownBlock] {
        switch content {
        case .quote(let blocks): blocks
        case .list(let list): Array(list.items.joined())
        case .callout(let callout): callout.blocks
        case .paragraph, .heading, .code, .executable, .html, .rule, .table, .equation, .picture, .definitions, .captioned: []
        }
    }
}

extension MarkdownCaptioned.Content {
    fileprivate var texts: [[MarkdownInline]] {
        switch self {
        case .table(let table): table.texts
        case .pictures(let parts): parts.map(\.caption)
        }
    }
}

extension MarkdownTable {
    fileprivate var texts: [[MarkdownInline]] { header + rows.joined() }
}
