/// The rules that hold between the chapters of a book.
struct BookCheck {
    let chapters: [Chapter]
    let citationKeys: Set<String>?
    let files: AuthorFiles?
    let crossReferences: CrossReferences

    init(chapters: [Chapter], citationKeys: Set<String>?, files: AuthorFiles? = nil) {
        self.files = files
        self.chapters = chapters
        self.citationKeys = citationKeys
        crossReferences = CrossReferences(chapters)
    }

    /// - Parameter isComplete: whether every chapter could be read; what is in the others can't be missed.
    func diagnostics(isComplete: Bool) -> [Diagnostic] {
        (isComplete ? missingIndex() + face() + unknownReferences() + links() : []) + repeatedPages() + repeatedLabels()
            + unknownCitations()
            + misspelledMentions()
    }

    private func links() -> [Diagnostic] {
        var check = LinkCheck(chapters: chapters, files: files, crossReferences: crossReferences)
        return check.diagnostics()
    }

    private func face() -> [Diagnostic] {
        guard let index = chapters.first(where: { $0.slug == "index" }) else { return [] }
        return ReportFaceCheck(index: index, slugs: chapters.map(\.slug), files: files).diagnostics()
    }

    private func missingIndex() -> [Diagnostic] {
        guard chapters.first?.slug != "index" else { return [] }
        let place = SourceLocation(file: chapters.first?.path ?? "chapters/index.md", line: 1, column: 1)
        return [Diagnostic(.noIndex, at: place, length: 1)]
    }

    /// File systems that ignore case would write two such pages to one file. To places on the page about the report every page links,
    /// and a PDF is made from the whole report as one page; for the other pages of the notebook's own a chapter may stand in.
    private func repeatedPages() -> [Diagnostic] {
        var files = ["about": "the notebook", "print": "the notebook"]
        return chapters.compactMap { chapter in
            defer { files[chapter.slug.lowercased()] = chapter.path }
            guard let other = files[chapter.slug.lowercased()] else { return nil }
            let location = SourceLocation(file: chapter.path, line: 1, column: 1)
            return Diagnostic(.repeatedPage(slug: chapter.slug, otherFile: other), at: location, length: 1)
        }
    }

    private func repeatedLabels() -> [Diagnostic] {
        chapters.flatMap(\.labels).compactMap { label in
            guard let first = crossReferences.givenAt[label.name], first != label.location else { return nil }
            return Diagnostic(.repeatedLabel(label.name, first: first), at: label.location, length: label.name.utf8.count)
        }
    }

    private func unknownReferences() -> [Diagnostic] {
        let most = mostSuggestions(among: 2 * crossReferences.count)
        return chapters.flatMap(\.references).filter { crossReferences[$0.text] == nil }.enumerated().map { index, reference in
            let suggestion = index < most ? labelMeant(by: reference.text) : nil
            return Diagnostic(
                .unknownReference(reference.text, suggestion: suggestion), at: reference.location,
                length: reference.text.utf8.count + 1)
        }
    }

    private func labelMeant(by text: String) -> String? {
        let kind = text.prefix { $0 != "-" }
        return nearMiss(of: text, among: crossReferences.labels.filter { $0.hasPrefix(kind + "-") })
            ?? nearMiss(of: text, among: crossReferences.labels)
    }

    private func unknownCitations() -> [Diagnostic] {
        guard let citationKeys else { return [] }
        let most = mostSuggestions(among: citationKeys.count)
        return chapters.flatMap(\.citations).filter { !citationKeys.contains($0.text) }.enumerated().map { index, citation in
            let suggestion = index < most ? nearMiss(of: citation.text, among: citationKeys) : nil
            return Diagnostic(
                .unknownCitation(citation.text, suggestion: suggestion), at: citation.location,
                length: citation.text.utf8.count + 1)
        }
    }

    /// `@li2042`, which is no work's key but looks like one, or `@Fig-rates`, would stand on the page as they are.
    private func misspelledMentions() -> [Diagnostic] {
        chapters.flatMap(\.mentions).enumerated().compactMap { index, mention in
            if index >= 10 * mostSuggestions { return nil }
            let length = mention.text.utf8.count + 1
            if let citationKeys, mention.text.contains(/^[A-Za-z]+[0-9]{4}[a-z]?$/) {
                let suggestion = nearMiss(of: mention.text, among: citationKeys)
                return Diagnostic(.unknownMention(mention.text, suggestion: suggestion), at: mention.location, length: length)
            }
            guard let label = labelMisspelled(by: mention.text) else { return nil }
            let fault = ReadingFault.unknownReference(mention.text, suggestion: label)
            return Diagnostic(fault, at: mention.location, length: length)
        }
    }

    /// `@fig_rates` is one even where there is no such label yet: nothing else starts so.
    private func labelMisspelled(by text: String) -> String? {
        guard let prefix = ProseScanner.prefixes.first(where: { text.hasPrefix($0 + "_") }) else {
            return text.contains("-") ? nearMiss(of: text, among: crossReferences.labels) : nil
        }
        let hyphenated = prefix + "-" + text.dropFirst(prefix.count + 1)
        return crossReferences[hyphenated] != nil ? hyphenated : labelMeant(by: hyphenated) ?? hyphenated
    }
}
