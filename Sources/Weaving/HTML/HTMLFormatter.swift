/// Writes a tree as HTML: the one place that escapes.
///
/// Block elements stand on lines of their own, where a line break is not rendered; nothing is inserted between inline elements
/// or anywhere in a `pre`, `textarea`, `script` or `style`.
package struct HTMLFormatter {
    private var output = ""
    private var verbatimDepth = 0

    package static func html(_ node: HTMLNode) -> String {
        var formatter = HTMLFormatter()
        formatter.write(node)
        return formatter.output
    }

    /// Text with `&`, `<`, `>` and `"` as entities.
    package static func escape(_ text: String) -> String {
        var formatter = HTMLFormatter()
        formatter.escape(text)
        return formatter.output
    }

    private mutating func write(_ node: HTMLNode) {
        switch node {
        case .text(let text): escape(text)
        case .raw(let html): output += html
        case .fragment(let nodes): for node in nodes { write(node) }
        case .element(let name, let attributes, let children): write(name, attributes, children)
        }
    }

    private mutating func write(_ name: String, _ attributes: [HTMLAttribute], _ children: [HTMLNode]) {
        let layout = HTMLLayout(element: name)
        let ownsLine = layout != .inline && layout != .inlineVoid
        if ownsLine { startLine() }
        output += "<" + name
        for attribute in attributes {
            output += " " + attribute.name + "=\""
            escape(attribute.value)
            output += "\""
        }
        if layout == .void || layout == .inlineVoid {
            output += " />"
        } else {
            output += ">"
            writeContent(of: name, children, layout)
            output += "</" + name + ">"
        }
        if ownsLine { endLine() }
    }

    private mutating func writeContent(of name: String, _ children: [HTMLNode], _ layout: HTMLLayout) {
        if layout == .container { endLine() }
        if layout == .verbatim { verbatimDepth += 1 }
        for child in children { write(child) }
        if layout == .verbatim { verbatimDepth -= 1 }
        if layout == .container { startLine() }
    }

    /// A line break unless the line has just begun.
    private mutating func startLine() {
        if verbatimDepth == 0, !output.isEmpty, output.utf8.last != UInt8(ascii: "\n") { output += "\n" }
    }

    private mutating func endLine() {
        if verbatimDepth == 0 { output += "\n" }
    }

    private mutating func escape(_ text: String) {
        for byte in text.unicodeScalars {
            switch byte {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            default: output.unicodeScalars.append(byte)
            }
        }
    }
}

/// How an element's tags stand on lines.
enum HTMLLayout {
    /// Within a line.
    case inline
    /// Within a line, without content or closing tag: `<br />`.
    case inlineVoid
    /// On a line of its own, without content or closing tag: `<hr />`.
    case void
    /// Starts a line and ends one.
    case block
    /// Starts a line and ends one, and so do its tags.
    case container
    /// A block whose content keeps every blank.
    case verbatim

    init(element: String) {
        self = Self.layouts[element] ?? .inline
    }

    private static let layouts: [String: HTMLLayout] = {
        var layouts: [String: HTMLLayout] = [:]
        for name in ["br", "img", "input", "wbr"] { layouts[name] = .inlineVoid }
        for name in ["hr", "meta", "link", "source", "col", "base"] { layouts[name] = .void }
        for name in [
            "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "caption", "figcaption", "summary", "title",
        ] {
            layouts[name] = .block
        }
        for name in [
            "html", "head", "body", "blockquote", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "div", "section",
            "article", "aside", "nav", "header", "footer", "main", "figure", "details", "colgroup", "picture",
        ] {
            layouts[name] = .container
        }
        for name in ["pre", "textarea", "script", "style"] { layouts[name] = .verbatim }
        return layouts
    }()
}
