import Foundation
import TestSupport
import Testing
@testable import NotebookGenerator

/// Whatever is asked of the preview, its answer stays inside its folder.
@Suite struct RequestFuzzTests {
    private static let targets = [
        "/", "/index.html", "/figures/fig-a.svg", "/a%20b/c.html?x=1#y", "/%2e%2e/secret", "/a//b", "/..%2f..%2fetc/passwd",
        "/%00",
        "/%C3%A9.html", "/.git/config", "//host/x", "/a/./b", "/%", "/%f", "*", "http://other/x",
    ]

    @Test func noPathLeadsOut() {
        var mutator = Mutator(Self.targets, seed: 16)
        var accepted = 0
        let count = TestEffort.count(quick: 20_000, full: 1_000_000)
        for _ in 0..<count {
            let target = String(decoding: mutator.next(), as: UTF8.self)
            guard let path = try? RequestPath(parsing: target) else { continue }
            accepted += 1
            let isInside = path.names.allSatisfy { !$0.isEmpty && $0.first != "." && !$0.utf8.contains { $0 == 0 || $0 == 0x2f } }
            #expect(isInside && !path.names.isEmpty, "\(target)")
        }
        #expect(accepted > count / 20 && accepted < count, "\(accepted)")
    }
}
