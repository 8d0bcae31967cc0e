/// A chapter as it was read: prose for weaving, blocks for running.
package struct Chapter: Sendable {
    package struct FrontMatter: Sendable, Equatable {
        package var title: String
        package var summary: String?
        package var author: String?
        package var date: String?
        /// What `index.md` says of the report; nil in other chapters.
        package var report: ReportFace?
        /// The hosts from which pages may load pictures and scripts.
        package var network: [String] = []
        /// What its HTML may do.
        package var html = MarkupPolicy.checked
        /// The values that its blocks have in scope, in the order of the front matter.
        package var parameters: [Parameter] = []
        /// Where the title and the summary are written.
        package var titleStart: SourceLocation?
        package var summaryStart: SourceLocation?

        package init(
            title: String, summary: String? = nil, author: String? = nil, date: String? = nil, titleStart: SourceLocation? = nil,
            summaryStart: SourceLocation? = nil
        ) {
            self.title = title
            self.summary = summary
            self.author = author
            self.date = date
            self.titleStart = titleStart
            self.summaryStart = summaryStart
        }
    }

    package let source: SourceText
    package internal(set) var frontMatter: FrontMatter
    /// All that is tangled, in the order of the chapter; inline values that repeat appear once.
    package let blocks: [Block]
    /// The prose, for the weaver.
    package let document: MarkdownDocument
    /// Every label that the chapter gives: of headings, equations, figures and tables, in its order.
    package let labels: [Label]
    /// Every `@fig-x` in prose and captions: the label without its `@`, at the `@`.
    package let references: [LocatedText]
    /// Every key that is cited, at its `@`.
    package let citations: [LocatedText]
    /// Every `@word` that is neither: text, unless it was meant to be one.
    package let mentions: [LocatedText]
    /// What is cited together, in order.
    package let citedGroups: [Citation]
    /// Every link and picture.
    package let links: [ChapterLink]
    /// Names of experiments that are not among the blocks, for what was told of them.
    package internal(set) var refusedNames: Set<String> = []

    package init(
        source: SourceText, frontMatter: FrontMatter, blocks: [Block], document: MarkdownDocument, labels: [Label] = [],
        references: [LocatedText] = [], citations: [LocatedText] = [], mentions: [LocatedText] = [], links: [ChapterLink] = [],
        citedGroups: [Citation] = []
    ) {
        self.source = source
        self.frontMatter = frontMatter
        self.blocks = blocks
        self.document = document
        self.labels = labels
        self.references = references
        self.citations = citations
        self.mentions = mentions
        self.links = links
        self.citedGroups = citedGroups
    }

    /// `chapters/02-order.md`.
    package var path: String { source.file }
    /// `02-order`: the file's name without its ending; the page is `02-order.html`.
    package var slug: String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    }
}

extension Chapter.FrontMatter {
    /// Whether pages may load from this address: it has the host that is named, and the port if one is.
    func allows(_ address: String) -> Bool {
        guard let found = address.lowercased().firstMatch(of: /^(?:https?:)?\/\/([^\/:?#]+)(:[0-9]+)?/) else { return false }
        let host = String(found.output.1)
        let places = [host, host + (found.output.2 ?? "")]
        return network.contains { named in places.contains { $0 == named || $0.hasSuffix("." + named) } }
    }
}
