import Testing
@testable import ChapterReading

/// HTML of an author's, as pages have it.
@Suite struct PageMarkupTests {
    @Test(arguments: [
        ("<p>a</p>", "<p>a</p>"), ("<br/>", "<br />"), ("<input DISABLED  value=a/b>", #"<input DISABLED value="a/b">"#),
        ("<p\n title='a \"b\" &amp; c'\tid = x>", #"<p title="a &quot;b&quot; &amp; c" id="x">"#),
        ("<a name=x></a>", #"<a id="x"></a>"#), ("<a name=x id=y>", #"<a name="x" id="y">"#),
        ("<input name=x>", #"<input name="x">"#),
        (#"<svg viewBox='0 0 1 1'><linearGradient/></svg>"#, #"<svg viewBox="0 0 1 1"><linearGradient /></svg>"#),
        ("a \"b\" <!-- \"c\" --> </p \"d\"> </P >", "a &quot;b&quot; <!-- &quot;c&quot; --> </p> </P>"),
        ("<style>p::before { content: \"a\" }</style> \"", "<style>p::before { content: \"a\" }</style> &quot;"),
        ("<svg><title>x=\"5</title></svg>", "<svg><title>x=&quot;5</title></svg>"),
        ("<script src='a'>let a = \"<b>\"</script>", "<script src=\"a\">let a = \"<b>\"</script>"),
        ("a < b \"c", "a < b &quot;c"), ("<a href=\"x", "<a href=&quot;x"), ("", ""),
    ])
    func hasOneForm(_ html: String, _ written: String) {
        #expect(PageMarkup.written(html) == written)
        #expect(PageMarkup.written(written) == written)
    }

    /// Where scripts run, the first is text up to its end.
    @Test(arguments: [
        (
            "<noscript><p title='</noscript><img src=x>'></noscript>",
            "<noscript><p title=\"&lt;/noscript>&lt;img src=x>\"></noscript>"
        ),
        ("<!-- </noscript><img src=x> -->", "<!-- &lt;/noscript>&lt;img src=x> -->"),
        ("</noscript a='></p><img src=x>'>", "</noscript>"), ("<? <b>?>", "<? &lt;b>?>"), ("<!--!> <b> -->", "<!--!> &lt;b> -->"),
        ("<svg><![CDATA[>]]></svg>", "<svg><![CDATA[>]]></svg>"),
    ])
    func noTagStandsInAValueOrAComment(_ html: String, _ written: String) {
        #expect(PageMarkup.written(html) == written)
        #expect(PageMarkup.written(written) == written)
    }

    @Test(arguments: [("a&amp;b&#45;c&quot;", "a&b-c\""), ("a&b", "a&b"), ("a&#045;&#x2Dz", "a--z"), ("a", "a")])
    func aValueIsRead(_ written: String, _ value: String) { #expect(PageMarkup.value(written) == value) }
}
