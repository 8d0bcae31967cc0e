import ChapterReading
import Foundation
import Testing

@testable import ChapterRunning

/// How a chapter's program is linked.
@Suite struct LinkingTests {
    /// The driver writes a list of libraries beside the first object, and the linker reads it: of programs that are linked at one time,
    /// one read what another was writing.
    @Test func itWritesNothingBesideTheModules() throws {
        let bench = try TestBench()
        let compiler = try bench.compiler()
        let first = try #require(compiler.modules.objects.first)
        let list = (first as NSString).deletingLastPathComponent + "/program.autolink"
        try? FileManager.default.removeItem(atPath: list)
        let chapter = Chapter.ofBlocks([(.experiment, "four", "2.0 * 2.0")])
        let program = try compiler.link(compiler.compile(tangle(chapter), of: chapter))
        #expect(FileManager.default.isExecutableFile(atPath: program))
        #expect(FileManager.default.fileExists(atPath: list) == false)
    }
}
