import TestSupport
import Testing
@testable import ChapterReading

/// What an author from another system means otherwise is told, and what merely looks like it is not.
@Suite struct ForeignFormTests {
    private func told(of text: String) -> [String] {
        readChapter(SourceText(file: "index.md", text: "---\ntitle: A\n---\n\n" + text)).diagnostics
            .filter { $0.severity == .warning }.map(\.summary)
    }

    @Test(arguments: [
        ("![a](x (1).png)", "![a](x (1).png)"), ("![](plot (final).svg)", "![](plot (final).svg)"),
        ("See [it](my report.pdf) there.", "[it](my report.pdf)"), ("[a b](figs/a b (2).pdf)", "[a b](figs/a b (2).pdf)"),
    ])
    func addressesWithBlanks(_ text: String, _ form: String) {
        #expect(told(of: text) == ["`\(form)` means nothing here, and stays text"])
    }

    @Test(arguments: [
        ("**\"quoted\"**text", "**\"quoted\"**"), ("**Note:**this matters", "**Note:**"), ("*(so)*called", "*(so)*"),
        ("word**(bold)** and", "**(bold)**"), ("** bold** text", "** bold**"), ("so **bold ** text", "**bold **"),
        ("**重要：**文字", "**重要：**"), ("**$x$:**and", "**$x$:**"),
    ])
    func asterisksThatSetNothingOff(_ text: String, _ form: String) {
        #expect(told(of: text) == ["`\(form)` stays as it is: its asterisks set nothing off"])
    }

    @Test(arguments: [
        "2**3 and 4**5", "a * b * c", "a ** b ** c", "*p < 0.1, **p < 0.05, ***p < 0.01", "*p < 0.1; *q < 0.1", "A* and B*",
        "5 * 3",
        #"\*\*a:\*\*b"#, "**bold**, *emphasis* and ***both***", "`**a:**b`", "$a^*b^*$ and $**a:**b$", "f(*args, **kwargs)",
        "****",
        "**", "* item\n* item", "\"**quoted**\" text", "[text](<my file.pdf>) and (a b.c)", "[a](b.png \"a title.\")",
        "a ] (b c.d)",
    ])
    func whatLooksLikeIt(_ text: String) { #expect(told(of: text) == []) }
}
