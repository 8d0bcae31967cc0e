import Testing
@testable import ChapterRunning
@testable import NotebookGenerator

/// The compiler is started as its driver would start it.
@Suite struct FrontendFlagsTests {
    @Test(arguments: [
        ("a -b c", ["a", "-b", "c"]),
        (#"a 'b c' "d e""#, ["a", "b c", "d e"]),
        (#"'it'\''s' \ x"#, ["it's", " x"]),
        ("a '' b", ["a", "", "b"]),
    ])
    func wordsOfACommand(line: String, words: [String]) {
        #expect(FrontendFlags.words(line) == words)
    }
}
