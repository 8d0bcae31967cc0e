extension HTMLNode {
    /// An element; attributes without a value are left out.
    package static func tag(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [HTMLNode] = []
    ) -> HTMLNode {
        .element(name, attributes.compactMap { name, value in value.map { HTMLAttribute(name, $0) } }, children)
    }

    package static func tag(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ text: String) -> HTMLNode {
        tag(name, attributes, [.text(text)])
    }

    /// `2026-11-21`, on one line.
    static func day(_ day: String) -> HTMLNode { tag("time", ["datetime": day], day) }
}
