import Testing
@testable import ChapterReading

/// A value of the front matter is read as YAML reads it.
struct YAMLScalarTests {
    @Test(arguments: [
        ("plain \"text\" it's", "plain \"text\" it's"), (#""A \"b\" \\ c""#, #"A "b" \ c"#), ("'it''s'", "it's"),
        ("\"Rates\" and \"times\"", "\"Rates\" and \"times\""), (#""caf\u00e9 \x41""#, "café A"),
        (#""$\lambda_1$""#, #"$\lambda_1$"#),
        ("\"\"", ""), ("'a # b'", "a # b"),
    ])
    func isReadAsYAMLHasIt(written: String, text: String) {
        #expect(YAMLScalar(written) == .text(text))
    }

    @Test(arguments: [("\"a", "\""), ("'a''", "'"), (#""a\""#, "\"")])
    func isUnclosed(written: String, quote: String) {
        #expect(YAMLScalar(written) == .unclosed(quote: quote))
    }
}
