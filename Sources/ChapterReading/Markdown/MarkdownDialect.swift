/// Which Markdown a text is written in.
package enum MarkdownDialect: Sendable {
    /// CommonMark and nothing else: what `notebook render` reads. A lone `$` or `@` means itself.
    case commonMark
    /// CommonMark with GFM's tables and strikethrough, TeX math, values, labels, references and citations.
    case chapter
}
