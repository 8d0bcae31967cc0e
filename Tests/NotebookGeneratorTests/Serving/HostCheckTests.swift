import TestSupport
import Testing

@testable import NotebookGenerator

/// Which values of the `Host` header are this machine at the preview's port.
@Suite struct HostCheckTests {
    @Test(arguments: [
        NamedCase("the name", "localhost:8000"), NamedCase("in capitals", "LocalHost:8000"),
        NamedCase("IPv4", "127.0.0.1:8000"), NamedCase("IPv6", "[::1]:8000"),
    ])
    func isOurs(_ host: NamedCase<String>) {
        #expect(HostCheck.isOurs(host.value, port: 8000))
    }

    @Test(arguments: [
        NamedCase("none", nil), NamedCase("empty", ""), NamedCase("port alone", ":8000"),
        NamedCase("a name that leads here", "rebound.example:8000"),
        NamedCase("ours as its first part", "localhost.example:8000"),
        NamedCase("ours as its last part", "example.localhost:8000"), NamedCase("with the root's dot", "localhost.:8000"),
        NamedCase("without port", "localhost"), NamedCase("another port", "localhost:8001"),
        NamedCase("port with a zero before", "localhost:08000"), NamedCase("port with more behind", "localhost:80000"),
        NamedCase("user before", "localhost:8000@rebound.example"), NamedCase("path behind", "localhost:8000/"),
        NamedCase("space before", " localhost:8000"), NamedCase("space behind", "localhost:8000 "),
        NamedCase("two", "localhost:8000, rebound.example"), NamedCase("another loopback address", "127.0.0.2:8000"),
        NamedCase("every address", "0.0.0.0:8000"), NamedCase("short form", "127.1:8000"), NamedCase("number", "2130706433:8000"),
        NamedCase("IPv6 without brackets", "::1:8000"), NamedCase("IPv4 in IPv6", "[::ffff:127.0.0.1]:8000"),
        NamedCase("wide letters", "ｌｏｃａｌｈｏｓｔ:8000"), NamedCase("long s", "localho\u{17F}t:8000"),
        NamedCase("combining mark", "localhost\u{301}:8000"),
    ])
    func isForeign(_ host: NamedCase<String?>) {
        #expect(!HostCheck.isOurs(host.value, port: 8000))
    }

    /// Browsers leave the port of HTTP out.
    @Test func atPort80TheNameIsEnough() {
        for host in ["localhost", "localhost:80", "127.0.0.1", "[::1]"] { #expect(HostCheck.isOurs(host, port: 80)) }
        for host in ["example.org", "localhost:8000"] { #expect(!HostCheck.isOurs(host, port: 80)) }
    }
}
