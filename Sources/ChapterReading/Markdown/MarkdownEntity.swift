internal import CMD4C

/// Character references such as `&copy;` and `&#x3b1;`.
enum MarkdownEntity {
    /// What the reference stands for; an unknown name stands for itself.
    ///
    /// MD4C's HTML renderer owns HTML's table of 2,125 names and shows it only by rendering.
    static func decode(_ entity: String) -> String {
        let output = ByteSink()
        var text = entity
        let status = text.withUTF8 { source in
            source.withMemoryRebound(to: MD_CHAR.self) { source in
                md_html(
                    source.baseAddress, MD_SIZE(source.count),
                    { text, size, output in
                        let bytes = UnsafeRawBufferPointer(start: text, count: Int(size))
                        output.map { Unmanaged<ByteSink>.fromOpaque($0).takeUnretainedValue().bytes += bytes }
                    },
                    Unmanaged.passUnretained(output).toOpaque(), 0, 0)
            }
        }
        let rendered = String(decoding: output.bytes, as: UTF8.self)
        guard status == 0, rendered.hasPrefix("<p>"), rendered.hasSuffix("</p>\n") else { return entity }
        return unescape(String(rendered.dropFirst(3).dropLast(5)))
    }

    private static func unescape(_ html: String) -> String {
        for (escaped, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")] where html == escaped { return character }
        return html.hasPrefix("&amp;") ? "&" + html.dropFirst(5) : html
    }
}

private final class ByteSink {
    var bytes: [UInt8] = []
}
