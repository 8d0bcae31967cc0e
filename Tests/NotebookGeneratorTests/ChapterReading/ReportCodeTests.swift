import ChapterReading
import Foundation
import Testing

/// How the report's own chapters are written.
@Suite struct ReportCodeTests {
    private static let folder = "\(TestBench.packageRoot)/chapters"

    /// `.ci/format-chapters` sees to it.
    @Test func noLineOfCodeIsWiderThanAPageShows() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".md") }
        var blocks = 0
        for name in names {
            let source = SourceText(
                file: "chapters/\(name)", text: try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8))
            for block in try #require(readChapter(source).chapter).blocks where block.kind != .inline {
                blocks += 1
                let widest = block.code.split(separator: "\n").map(\.count).max() ?? 0
                #expect(widest <= 100, "\(name), \(block.name): \(widest) columns")
            }
        }
        #expect(blocks > 300)
    }
}
