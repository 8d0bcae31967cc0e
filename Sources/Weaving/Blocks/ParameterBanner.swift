import ChapterReading

/// Says before a page's text with which parameters it was built, and whether they are the chapter's own.
struct ParameterBanner {
    let chapter: Chapter
    /// What was set for this build, of all chapters, where the page tells it all, as the index does.
    let settings: [String]

    func nodes() -> [HTMLNode] {
        let own = chapter.frontMatter.parameters
        let shown = own.isEmpty ? [] : [note("parameters", [.text("Parameters: ")] + list(own.map(\.assignment)) + [.text(".")])]
        let changed = own.filter(\.isSet)
        if !changed.isEmpty {
            let defaults = changed.map { "\($0.name) = \($0.standard)" }
            let text: [HTMLNode] = [
                .text(
                    "This page was built with other parameters than its own: the values here are not the report\u{2019}s, which has "
                )
            ]
            return shown + [note("recorded reduced", text + list(defaults) + [.text(".")])]
        }
        guard !settings.isEmpty else { return shown }
        let text = HTMLNode.text("This report was built with other parameters than its own: ")
        return shown + [note("recorded reduced", [text] + list(settings) + [.text(".")])]
    }

    private func note(_ name: String, _ content: [HTMLNode]) -> HTMLNode {
        .tag("p", ["class": name, "role": "note"], content)
    }

    private func list(_ assignments: [String]) -> [HTMLNode] {
        Array(assignments.map { [HTMLNode.tag("code", [:], $0)] }.joined(separator: [HTMLNode.text(", ")]))
    }
}
