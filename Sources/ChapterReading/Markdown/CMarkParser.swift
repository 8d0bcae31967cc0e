internal import CCMarkGFM
import Synchronization

/// Reads texts, one at a time: while cmark-gfm 0.29 reads inlines, its tables of special characters, which all its callers share,
/// hold those of the extensions in use.
enum CMarkParser {
    private static let turn = Mutex(())

    /// Gives `receive` the tree of a text, which is freed afterwards.
    static func read<Result, Failure: Error>(
        _ bytes: [UInt8], dialect: MarkdownDialect, _ receive: (CMarkNode) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        guard let root = turn.withLock({ _ in tree(of: bytes, dialect: dialect) }) else { return nil }
        defer { cmark_node_free(root) }
        return try receive(CMarkNode(pointer: root))
    }

    private static func tree(of bytes: [UInt8], dialect: MarkdownDialect) -> sending OpaquePointer? {
        cmark_gfm_core_extensions_ensure_registered()
        let isChapter = dialect == .chapter
        let options = CMARK_OPT_UNSAFE | (isChapter ? CMARK_OPT_FOOTNOTES : 0)
        guard let parser = cmark_parser_new(options) else { return nil }
        defer { cmark_parser_free(parser) }
        for name in isChapter ? ["table", "strikethrough"] : [] {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        return cmark_parser_finish(parser)
    }
}
