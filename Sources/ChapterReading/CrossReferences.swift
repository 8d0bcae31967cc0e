/// Where each label of a book leads, and what a reference to it says.
package struct CrossReferences: Sendable, Equatable {
    private var targets: [String: LabelTarget] = [:]
    /// Where each label was given first.
    private(set) var givenAt: [String: SourceLocation] = [:]

    /// Numbers the figures, tables, equations and sections of each chapter: `Figure 2.1` is the first of chapter 2. The index has
    /// no number, and in it they are counted alone.
    package init(_ chapters: [Chapter]) {
        let appendices = chapters.first { $0.slug == "index" }?.frontMatter.report?.appendices
        let numbers = ChapterNumbering(chapters.map(\.slug), appendicesFrom: appendices)
        for chapter in chapters {
            var numbering = LabelNumbering(chapter: numbers[chapter.slug])
            let sections = numbering.sections(in: chapter.document.blocks)
            for label in chapter.labels where givenAt[label.name] == nil {
                givenAt[label.name] = label.location
                targets[label.name] = numbering.target(of: label.name, in: chapter, section: sections[label.name])
            }
        }
    }

    package subscript(label: String) -> LabelTarget? { targets[label] }

    var count: Int { targets.count }

    package var labels: some Sequence<String> { targets.keys }
}

/// A title or a summary with what its `@fig-x` refer to in their place: `Figure 2.1`. Where nothing has the label, it stays.
package func resolveReferences(in text: String, _ target: (_ label: String) -> LabelTarget?) -> String {
    guard text.contains("@") else { return text }
    let bytes = Array(text.utf8)
    var resolved = ""
    var start = 0
    for mark in ProseScanner(bytes: bytes, range: bytes.indices).marks() {
        guard case .reference(let label) = mark.kind, let target = target(String(decoding: bytes[label], as: UTF8.self)) else {
            continue
        }
        resolved += String(decoding: bytes[start..<mark.range.lowerBound], as: UTF8.self) + target.text
        start = mark.range.upperBound
    }
    return resolved + String(decoding: bytes[start...], as: UTF8.self)
}

/// Counts what is labelled in one chapter.
private struct LabelNumbering {
    let chapter: String?
    private var counts: [String: Int] = [:]
    private var sections: SectionNumbering

    init(chapter: String?) {
        self.chapter = chapter
        sections = SectionNumbering(chapter: chapter)
    }

    mutating func target(of label: String, in chapter: Chapter, section: String?) -> LabelTarget {
        let kind = String(label.prefix { $0 != "-" })
        if kind == "sec" { return LabelTarget(slug: chapter.slug, text: "Section " + (section ?? ""), number: section) }
        counts[kind, default: 0] += 1
        let number = [self.chapter, counts[kind].map(String.init)].compactMap(\.self).joined(separator: ".")
        let text = Block.Kind.word(ofLabelPrefix: kind).map { "\($0) \(number)" } ?? "(\(number))"
        return LabelTarget(slug: chapter.slug, text: text, number: number)
    }

    /// The numbers of the labelled headings; every heading counts.
    mutating func sections(in blocks: [MarkdownBlock]) -> [String: String] {
        var sections: [String: String] = [:]
        for block in blocks {
            if case .heading(let level, _, let label) = block.content {
                let number = self.sections.next(level: level)
                if let label, sections[label.name] == nil { sections[label.name] = number }
            } else {
                sections.merge(self.sections(in: block.inner)) { first, _ in first }
            }
        }
        return sections
    }
}
