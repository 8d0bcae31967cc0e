internal import CCMarkGFM

/// A part of the tree that cmark-gfm makes of a text; valid while the tree is.
struct CMarkNode {
    enum Kind: String {
        // Blocks
        case document, paragraph, heading, list, item, table
        case quote = "block_quote"
        case code = "code_block"
        case htmlBlock = "html_block"
        case rule = "thematic_break"
        case headerRow = "table_header"
        case row = "table_row"
        case cell = "table_cell"
        case footnoteDefinition
        // Inlines
        case text, strong, link, image, strikethrough
        case emphasis = "emph"
        case codeSpan = "code"
        case htmlInline = "html_inline"
        case softBreak = "softbreak"
        case lineBreak = "linebreak"
        case footnoteReference
    }

    let pointer: OpaquePointer

    /// Nil for what no extension that we ask for gives.
    var kind: Kind? {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition  // cmark-gfm 0.29 has no names for these
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
        default: Kind(rawValue: String(cString: cmark_node_get_type_string(pointer)))
        }
    }

    var firstChild: CMarkNode? { cmark_node_first_child(pointer).map(CMarkNode.init) }

    var children: some Sequence<CMarkNode> {
        sequence(state: cmark_node_first_child(pointer)) { node in
            defer { node = node.flatMap(cmark_node_next) }
            return node.map(CMarkNode.init)
        }
    }

    // MARK: Places. Lines are counted from 0 here, columns too.

    var firstLine: Int { Int(cmark_node_get_start_line(pointer)) - 1 }
    var firstColumn: Int { Int(cmark_node_get_start_column(pointer)) - 1 }
    /// Of an underlined heading or fenced code it may be the line after.
    var lastLine: Int { Int(cmark_node_get_end_line(pointer)) - 1 }

    // MARK: Contents

    var literal: [UInt8] { Self.bytes(cmark_node_get_literal(pointer)) }
    /// The text of a paragraph, heading or cell before its inlines were read: without the marks of the quotes and lists that it is
    /// in, and without definitions of links. Where there was none, cmark-gfm shows memory that it never wrote.
    var content: [UInt8] { firstChild == nil ? [] : Self.bytes(cmark_node_get_string_content(pointer)) }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
    /// The first number of an ordered list.
    var listStart: Int? {
        cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(pointer)) : nil
    }
    /// How many backticks or tildes a code block opens with; nil for indented code.
    var fenceLength: Int? {
        var (length, offset, character) = (Int32(0), Int32(0), CChar(0))
        return cmark_node_get_fenced(pointer, &length, &offset, &character) != 0 ? Int(length) : nil
    }
    var info: String { Self.text(cmark_node_get_fence_info(pointer)) }
    var destination: String { Self.text(cmark_node_get_url(pointer)) }
    /// Nil when it is empty.
    var title: String? {
        let title = Self.text(cmark_node_get_title(pointer))
        return title.isEmpty ? nil : title
    }
    var alignments: [MarkdownTable.Alignment] {
        guard let letters = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return (0..<Int(cmark_gfm_extensions_get_table_columns(pointer))).map { column in
            switch letters[column] {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .none
            }
        }
    }

    /// A text that has no place in the source, as the author wrote it.
    private static func text(_ text: UnsafePointer<CChar>?) -> String {
        MarkdownText.unmasked(bytes(text)).markdownText
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard let text else { return [] }
        var count = 0
        while text[count] != 0 { count += 1 }
        return Array(UnsafeRawBufferPointer(start: text, count: count))
    }
}
