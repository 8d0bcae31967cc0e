import Testing
@testable import ChapterReading

/// What becomes a link or markup on a page, and what does not.
struct MarkupCheckTests {
    private static func faults(_ prose: String, _ frontMatter: String = "") -> [Diagnostic] {
        let source = SourceText(file: "chapters/index.md", text: "---\ntitle: A\n\(frontMatter)---\n\(prose)\n")
        return readBook([source], citationKeys: [], files: AuthorFiles()).diagnostics
    }

    /// Each with the column of what is wrong.
    @Test(arguments: [
        ("[a](javascript:alert(1))", 1), ("[a](JaVaScript:alert)", 1), ("[a](&#106;avascript:x)", 1),
        ("<javascript:alert(1)>", 1),
        ("[a][b]\n\n[b]: vbscript:x", 1), ("[a](data:text/html,x)", 1), ("![a](data:text/html,x)", 1),
        ("[a](file:///etc/passwd)", 1),
        ("a <a href=\"javascript:x\">b</a>", 6), ("a <a href='java&#x0A;script:x'>b</a>", 6),
        ("a <a href=\" &#1;javascript:x\">b</a>", 6),
        ("a <b onclick=\"x\">b</b>", 6), ("<div\nONLOAD=x>\n</div>", 1), ("<script>x</script>", 1),
        ("<p>a<script src=x></script></p>", 5),
        ("<div /onload=alert(1)>\n</div>", 7), ("<svg><script>x</script></svg>", 6), ("<iframe srcdoc=\"x\"></iframe>", 9),
        ("<meta http-equiv=refresh content=\"0\">", 1), ("<base href=\"x\">", 1),
        ("<form><button formaction=javascript:x>a</button></form>", 15),
        ("<svg><a xlink:href=\"javascript:x\">a</a></svg>", 9), ("<svg><set to=\"javascript:x\"/></svg>", 11),
        ("<div><svg><style><img src=x onerror=alert(1)></style></svg></div>", 29),
        ("<div><svg><title><img src=x onerror=alert(1)></title></svg></div>", 29),
        ("<div><select><style></select><img src=x onerror=alert(1)></style></select></div>", 41),
        ("<!-- --!><img onerror=alert(1)> -->", 15),
        ("<div></b x='><b title=\"'><img onerror=alert(1)>\"></b></div>", 31),
        ("<div><style></stylex><b title=\"</style><img src=x onerror=alert(1)>\"></style></div>", 22),
        ("<div><style><b title='</title><img src=x onerror=alert(1)>'></b></style></div>", 23),
        ("<div><svg><animate attributeName=href values=\"https://a?;javascript:alert(1);0\"/></svg></div>", 39),
        ("<div><svg><set attributeName=href to=\"data:text/html,x\"/></svg></div>", 35),
        ("a <a href=\"&#106avascript:x\">b</a>", 6),
        ("a <a href=\"&#00000000000106;avascript:x\">b</a>", 6),
        ("a <a href=\"&#X6A;avascript:x\">b</a>", 6),
        ("<div title=\"a\n\nb", 1), ("<!-- a\n\nb", 1), ("> a <b onclick=\"x\">b</b>", 8),
    ])
    func harmIsToldAtItsPlace(prose: String, column: Int) throws {
        let found = Self.faults(prose).filter { $0.severity == .error }
        #expect(found.first?.location.column == column, "\(found)")
    }

    @Test(arguments: [
        "[a](https://x.org/javascript:x) [b](mailto:a@b.org) [c](tel:1)", "![a](data:image/png;base64,AAAA)", "`<script>`",
        "\\<script>",
        "<b title=\"javascript is a language\">a</b> <i lang=on>b</i>", "<!-- <script> -->",
        "<details><summary>a</summary>b</details>",
        "<a href=\"#content\" title=\"data: 3\">a</a>", "a < b > c", "<svg/onload=alert(1)>",
        "<style>p { color: red }</style>", "<div title=\"a > b\">c</div>",
        "<!-- <style>p { color: red }</style> -->", "<noscript><p title='a'>No scripts.</p></noscript>",
        "<svg><title>a &lt; b</title><style>p::before { content: \"<\" }</style><animate attributeName=r values=\"1;2\"/></svg>",
        "<iframe src=\"#content\"><p>No <b>frames</b>.</p></iframe>", "<div title=\"&#1;&#0;&#x110000;&#\">c</div>",
    ])
    func whatIsHarmlessStays(prose: String) {
        #expect(Self.faults(prose) == [])
    }

    /// Each with the columns of what is wrong: tags that close an element of the page, and those that are never closed.
    @Test(arguments: [
        ("</div></article></main></body>", [1, 7, 17, 24]), ("a </span> b", [3]), ("</div><div>", [1, 7]), ("<div>\n\na", [1]),
        ("a <span>b", [3]), ("<DIV>a</div></Div>", [13]), ("> a</span>", [4]),
        ("<div>\n\n*a*\n\n</div>", []), ("<!-- </div> -->", []), ("<ul><li>a<li>b</ul>", []), ("<p>a\n\nb", []),
        ("a `</div>` b", []), ("<svg viewBox=\"0 0 1 1\"/>", []), ("<textarea></div></textarea>", []),
        ("<table><tr><td>a</table>", []), ("x<sub>1</sub> and<br>y", []),
    ])
    func elementsEndWhereTheyBegan(prose: String, columns: [Int]) {
        #expect(Self.faults(prose).filter { $0.severity == .error }.map(\.location.column).sorted() == columns)
    }

    /// What takes in all that follows as its own text, or hides it, however it is written.
    @Test(arguments: [
        "style", "textarea", "select", "template", "noscript", "title", "xmp", "iframe", "pre", "video", "canvas", "button",
        "dialog",
    ])
    func whatSwallowsTheRestIsTold(element: String) {
        for (open, closed) in [
            ("\(element)>", "</\(element)>"), ("\(element.uppercased()) class=\"a\">", "</\(element.uppercased())>"),
        ] {
            let rest = "\n\n```swift experiment a\nreturn 1\n```\n"
            let told = Self.faults("Text.\n\n<\(open)\(rest)").filter { $0.severity == .error }
            #expect(told.map(\.location.description) == ["chapters/index.md:6:1"], "\(told)")
            #expect(told.first?.summary == "`<\(element)>` is never closed: the rest of the page would belong to it")
            #expect(Self.faults("Text.\n\n<\(open)x\(closed)\(rest)") == [])
        }
    }

    /// Markdown reads none of what follows.
    @Test(arguments: [("<?php echo", "<?"), ("<![CDATA[ a >", "<![CDATA["), ("<!DOCTYPE html", "<!"), ("</div", "</")])
    func whatIsNoElementIsToldToo(prose: String, written: String) {
        let told = Self.faults("\(prose)\n\n## A heading\n").filter { $0.severity == .error }
        #expect(told.first?.summary == "`\(written)` is never closed: what follows would belong to it", "\(told)")
        #expect(told.first?.location.description == "chapters/index.md:4:1")
        #expect(Self.faults("<?php echo > x ?> <!DOCTYPE html>") == [])
    }

    @Test func theFrontMatterSaysWhatHTMLMayDo() {
        #expect(Self.faults("<script>x</script>", "html: trusted\n") == [])
        #expect(Self.faults("a <b>b</b>", "html: none\n").map(\.location.column) == [3, 7])
        #expect(Self.faults("a", "html: all\n").map(\.location.description) == ["chapters/index.md:3:7"])
    }

    /// Each with whether a page may load it.
    @Test(arguments: [
        ("cdn.example.org", "https://cdn.example.org/a.png", true), ("example.org", "HTTPS://CDN.example.org:8443/a.png", true),
        ("example.org", "//cdn.example.org", true), ("cdn.example.org", "https://example.org/a.png", false),
        ("example.org", "https://badexample.org/a.png", false), ("localhost:8080", "http://localhost:8080/a.png", true),
        ("localhost:8080", "http://localhost/a.png", false), ("localhost:8080", "http://localhost:80801/a.png", false),
        ("example.org:443", "https://example.org/a.png", true), ("example.org:443", "http://example.org/a.png", false),
        ("example.org:80", "http://example.org/a.png", true), ("example.org", "https://example.org:80@bad.org/a.png", false),
        ("example.org", "https://example.org@bad.org/a.png", false),
        ("example.org; script-src *", "https://example.org/a.png", false),
    ])
    func pagesLoadFromHostsThatAreNamed(network: String, address: String, isAllowed: Bool) {
        let found = Self.faults("<img src=\"\(address)\">", "network: \(network)\n")
        #expect(!found.contains { $0.summary.contains("from the network") } == isAllowed, "\(found)")
    }

    @Test func whatAStyleLoadsIsALink() {
        let found = ChapterLink.found(
            inHTML: "<p style=\"background: url('https://x.org/a.png')\"><style>@import \"https://y.org/b.css\";</style>")
        #expect(found.map(\.destination) == ["https://x.org/a.png", "https://y.org/b.css"])
        #expect(ChapterLink.found(inHTML: "<img srcset=\"a.png 1x, b.png 2x\">").map(\.destination) == ["a.png", "b.png"])
    }
}
