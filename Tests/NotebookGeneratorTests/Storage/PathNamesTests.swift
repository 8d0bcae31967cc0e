import Testing

@testable import Storage

/// The names in a path, of one letter too, where Foundation's own traps.
@Suite struct PathNamesTests {
    @Test(arguments: [
        ("a/b/c.md", "a/b", "c.md"), ("/a/b", "/a", "b"), ("/a", "/", "a"), ("a", "", "a"), (".", "", "."), ("a/", "", "a"),
        ("a/b/", "a", "b"), ("a//b", "a", "b"), ("//a", "/", "a"), ("/", "/", "/"), ("//", "/", "/"), ("", "", ""),
        ("å/é", "å", "é"), ("é", "", "é"),
    ])
    func areThoseOfTheSystem(_ path: String, _ folder: String, _ name: String) {
        #expect(path.folderPath == folder)
        #expect(path.fileName == name)
    }
}
