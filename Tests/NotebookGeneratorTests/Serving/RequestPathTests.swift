import TestSupport
import Testing

@testable import NotebookGenerator

/// What the path of a request means, and which ones are refused.
@Suite struct RequestPathTests {
    struct Reading: Sendable {
        let target: String
        let names: [String]

        init(_ target: String, _ names: [String]) {
            self.target = target
            self.names = names
        }
    }

    @Test(arguments: [
        NamedCase("nothing but the root", Reading("/", ["index.html"])),
        NamedCase("root with a query", Reading("/?state=1", ["index.html"])),
        NamedCase("file", Reading("/01-sums.html", ["01-sums.html"])),
        NamedCase("file in a folder", Reading("/figures/fig-sums.svg", ["figures", "fig-sums.svg"])),
        NamedCase("query", Reading("/a.html?b=/../c", ["a.html"])), NamedCase("fragment", Reading("/a.html#b/c", ["a.html"])),
        NamedCase("question mark that belongs to the name", Reading("/a%3Fb", ["a?b"])),
        NamedCase("space", Reading("/a%20b", ["a b"])), NamedCase("plus", Reading("/a+b", ["a+b"])),
        NamedCase("small and capital digits", Reading("/%c3%BC.html", ["ü.html"])),
        NamedCase("combining mark", Reading("/a/%CC%81b", ["a", "\u{301}b"])),
        NamedCase("decoded once", Reading("/%252e%252e/%252F", ["%2e%2e", "%2F"])),
        NamedCase("dots inside", Reading("/a..b/c.", ["a..b", "c."])), NamedCase("tilde", Reading("/~/a", ["~", "a"])),
        NamedCase("backslash, a letter like another", Reading("/a\\..\\b", ["a\\..\\b"])),
        NamedCase("encoded backslash", Reading("/a%5C..%5Cb", ["a\\..\\b"])),
        NamedCase("line break", Reading("/a%0D%0Ab", ["a\r\nb"])),
        NamedCase("semicolon", Reading("/a;b=c/d", ["a;b=c", "d"])),
        NamedCase(
            "a name that no file can have",
            Reading("/" + String(repeating: "a", count: 5000), [String(repeating: "a", count: 5000)])),
    ])
    func isRead(_ reading: NamedCase<Reading>) throws {
        let path = try RequestPath(parsing: reading.value.target)
        #expect(path.names.map { Array($0.utf8) } == reading.value.names.map { Array($0.utf8) })
    }

    @Test(arguments: [
        NamedCase("two dots", "/../a"), NamedCase("two dots at the end", "/a/.."), NamedCase("two dots inside", "/a/../../b"),
        NamedCase("two dots alone", "/.."), NamedCase("one dot", "/./a"), NamedCase("encoded dots", "/%2e%2e/a"),
        NamedCase("encoded capital dots", "/%2E%2E/a"), NamedCase("half encoded dots", "/.%2e/a"),
        NamedCase("other half", "/%2e./a"), NamedCase("three dots", "/.../a"), NamedCase("hidden file", "/.htpasswd"),
        NamedCase("hidden folder", "/.git/config"), NamedCase("encoded hidden file", "/%2egit"),
        NamedCase("encoded separator", "/a%2Fb"), NamedCase("encoded separator and dots", "/..%2f..%2fa"),
        NamedCase("absolute inside", "/%2Fetc%2Fpasswd"), NamedCase("empty name", "//etc/passwd"),
        NamedCase("empty name inside", "/a//b"), NamedCase("folder", "/figures/"),
        NamedCase("dots before a query", "/..?a"), NamedCase("dots before backslash", "/..\\a"),
    ])
    func isNotServed(_ target: NamedCase<String>) {
        #expect(throws: RequestPath.Refusal.notServed) { try RequestPath(parsing: target.value) }
    }

    @Test(arguments: [
        NamedCase("empty", ""), NamedCase("relative", "a.html"), NamedCase("dots", "../a"), NamedCase("star", "*"),
        NamedCase("whole address", "http://localhost:8000/index.html"), NamedCase("host", "localhost:8000"),
        NamedCase("encoded NUL", "/a%00.html"), NamedCase("NUL", "/a\0.html"), NamedCase("percent at the end", "/a%"),
        NamedCase("one digit at the end", "/a%4"), NamedCase("no digits", "/%zz"), NamedCase("one wrong digit", "/%4g"),
        NamedCase("sign for a digit", "/%+1"), NamedCase("two percents", "/%%41"), NamedCase("IIS's encoding", "/%u002e"),
        NamedCase("not UTF-8", "/%ff"), NamedCase("half a character", "/%C3"),
        NamedCase("dots, written too long", "/%C0%AE%C0%AE/"),
        NamedCase("separator, written too long", "/..%C0%AF"), NamedCase("surrogate", "/%ED%A0%80"),
        NamedCase("space", "/a b"), NamedCase("tab", "/a\tb"), NamedCase("line break", "/a\r\nb"),
        NamedCase("delete", "/a\u{7F}"),
        NamedCase("letter beyond ASCII", "/ü.html"), NamedCase("repaired text", "/\u{FFFD}"),
        NamedCase("combining mark after the root", "/\u{301}index.html"),
        NamedCase("combining mark after a separator", "/a/\u{301}b"), NamedCase("combining mark after the query", "/a?\u{301}b"),
        NamedCase("zero-width joiner", "/\u{200D}../a"),
    ])
    func isMalformed(_ target: NamedCase<String>) {
        #expect(throws: RequestPath.Refusal.malformed) { try RequestPath(parsing: target.value) }
    }

    /// Whatever is sent: each name that is read names something directly inside the folder before it.
    @Test func noNameLeadsOut() {
        let pieces = [
            "/", "/", ".", "..", "%2e", "%2E", "%2f", "%", "%00", "%25", "a", "\\", "%5c", "?", "#", "%C0%AE", "é", "~",
        ]
        var random = SplitMix64(seed: 1)
        var (read, refused) = (0, 0)
        for _ in 0..<20_000 {
            let target = "/" + (0..<6).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            guard let path = try? RequestPath(parsing: target) else {
                refused += 1
                continue
            }
            read += 1
            for name in path.names {
                let isPlain = !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains(0) && !name.utf8.contains(47)
                #expect(isPlain, "\(target.debugDescription)")
            }
        }
        #expect(read > 100 && refused > 100)
    }
}
