/// Markdown in, an HTML fragment out: plain CommonMark, what `notebook render` does.
package func renderFragment(_ markdown: [UInt8], file: String) -> (html: String, diagnostics: [Diagnostic]) {
    let source = SourceText(file: file, bytes: markdown)
    do {
        let document = try MarkdownDocument(commonMark: source)
        return (HTMLFormatter.html(FragmentWeaver(parts: PlainParts()).weave(document.blocks)), [])
    } catch {
        return ("", [Diagnostic(ReadingFault(error), at: source.location(at: source.textStart + error.offset), length: 1)])
    }
}
