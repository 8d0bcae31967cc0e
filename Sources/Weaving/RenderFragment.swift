import ChapterReading
import ChapterRunning

/// Markdown in, an HTML fragment out: plain CommonMark, what `notebook render` does.
package func renderFragment(_ markdown: [UInt8], file: String) -> (html: String, diagnostics: [Diagnostic]) {
    let (blocks, diagnostics) = readFragment(markdown, file: file)
    return (diagnostics.isEmpty ? HTMLFormatter.html(FragmentWeaver(parts: PlainParts()).weave(blocks)) : "", diagnostics)
}
