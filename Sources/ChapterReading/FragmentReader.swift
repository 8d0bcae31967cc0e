/// Reads plain CommonMark, with nothing of ours in it.
///
/// - Returns: its blocks, or what keeps it from being read.
package func readFragment(_ markdown: [UInt8], file: String) -> (blocks: [MarkdownBlock], diagnostics: [Diagnostic]) {
    let source = SourceText(file: file, bytes: markdown)
    do throws(MarkdownError) {
        return (try MarkdownDocument(commonMark: source).blocks, [])
    } catch {
        return ([], [Diagnostic(ReadingFault(error), at: source.location(at: source.textStart + error.offset), length: 1)])
    }
}
