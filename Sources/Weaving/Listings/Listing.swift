/// Code as a page shows it.
enum Listing {
    /// - Parameter language: the first word of the info string; Swift is coloured, other languages stand as they are.
    static func node(_ code: String, language: String, label: String?, id: String? = nil) -> HTMLNode {
        let isSwift = language.lowercased() == "swift"
        let content = isSwift ? SwiftHighlighter.highlight(code) : [.text(code)]
        return scrolling("pre", ["class": "listing", "id": id], label: label ?? "Listing") {
            [.tag("code", ["class": language.isEmpty ? nil : "language-" + language], content)]
        }
    }

    /// An element that scrolls inside itself: a keyboard must reach it, so that it has a place in the tab order and a name.
    static func scrolling(
        _ tag: String, _ attributes: KeyValuePairs<String, String?>, label: String, _ content: () -> [HTMLNode]
    ) -> HTMLNode {
        let all = attributes.compactMap { name, value in value.map { HTMLAttribute(name, $0) } }
        let access = [("tabindex", "0"), ("role", "region"), ("aria-label", label)].map { HTMLAttribute($0.0, $0.1) }
        return .element(tag, all + access, content())
    }
}
