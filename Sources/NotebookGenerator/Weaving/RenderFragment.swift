/// Markdown in, an HTML fragment out: plain CommonMark, what `notebook render` does.
package func renderFragment(_ markdown: [UInt8], file: String) -> (html: String, diagnostics: [Diagnostic]) {
    let source = SourceText(file: file, bytes: markdown)
    do {
        let document = try MarkdownDocument(commonMark: source)
        return (HTMLFormatter.html(FragmentWeaver(parts: PlainParts()).weave(document.blocks)), [])
    } catch {
        let location = SourceLocation(file: file, line: 1, column: 1)
        return ("", [Diagnostic(at: location, "this text is too large to be read", help: "Split it into smaller files.")])
    }
}
