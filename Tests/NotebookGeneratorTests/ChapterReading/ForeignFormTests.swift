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

    /// One of each that other systems read, and what is told of it.
    @Test(arguments: [
        ("See Figure @fig-a.", "`Figure @fig-a` names its kind twice on the page"),
        ("It is [-@fig-a].", "`-@fig-a` means nothing here, and stays text"),
        ("By @thm-main it holds.", "`@thm-main` means nothing here, and stays text"),
        ("On https://example.org/a it is.", "`https://example.org/a` is no link"),
        ("A [page] (index.md) and more.", "`[page] (index.md)` means nothing here, and stays text"),
        ("A (page)[index.md] and more.", "`(page)[index.md]` means nothing here, and stays text"),
        ("A [page][none] and more.", "`[page][none]` means nothing here, and stays text"),
        ("![a](dot.png =50x50)", "`![a](dot.png =50x50)` means nothing here, and stays text"),
        ("Table: Of it", "`Table: Of it` means nothing here, and stays text"),
        ("Term\n\n: what it is", "`: what it is` means nothing here, and stays text"),
        ("a. one\nb. two", "`b. two` means nothing here, and stays text"),
        ("#. one\n#. two", "`#. one` means nothing here, and stays text"),
        ("from 1--2 and", "`1--2` means nothing here, and stays text"),
        ("so ``called'' it", "```called''` means nothing here, and stays text"),
        ("the $`x`$ of it", "`$`x`$` is set with its backticks"),
        ("```math\nx = 1\n```", "`math` makes a listing: what it holds is shown as it is"),
        ("2*3*4", "`*3*` is set off as emphasis"), ("see __init__.py", "`__init__` is set in bold"),
        ("[*see* @li2024 [p. 3]]", "`[*see* @li2024 [p. 3]]` means nothing here, and stays text"),
        ("1. a\n3. b\n7. c", "this item is number 2 on the page, and not 3"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\nText", "this line is a row of the table above it"),
        ("```swift experiment `a`\nreturn 1\n", "````swift experiment` means nothing here, and stays text"),
        ("## A {-}", "`{-}` means nothing here, and stays text"),
    ])
    func formsOfOthers(_ text: String, _ told: String) {
        #expect(self.told(of: text).first == told)
    }

    /// What nobody would see is an error.
    @Test(arguments: [
        ("## {#sec-a}", "this heading has no text"), ("[](index.md)", "this link has no text: nobody sees it"),
        ("[a]()", "this link leads nowhere"), ("![](dot.png){#fig-a}", "this picture has a number and no caption"),
        ("[@li2024,@geifman2024]", "a citation is written `[@key]` or `[@key; @other]`"),
        ("[@li2024 and @geifman2024]", "a citation is written `[@key]` or `[@key; @other]`"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n: Of it {#tbl-x width=3}", "`tbl-x width=3` is not the label of a table"),
    ])
    func whatNobodySees(_ text: String, _ told: String) {
        let source = SourceText(file: "index.md", text: "---\ntitle: A\n---\n\n" + text)
        #expect(
            readChapter(source, works: ["li2024", "geifman2024"]).diagnostics.filter { $0.severity == .error }.map(\.summary) == [
                told
            ])
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
