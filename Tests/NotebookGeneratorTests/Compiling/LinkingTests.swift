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

    /// Its blocks fail, as they do where they end by themselves; the other chapters go on.
    @Test func aChapterThatCanNotBeLinkedSaysWhatIsMissing() throws {
        let bench = try TestBench()
        let result = try bench.bringUpToDate(
            .ofBlocks([
                (.shared, "shared-1", "@_silgen_name(\"no_such_symbol\") func missing() -> Int"),
                (.experiment, "lost", "return missing()"),
            ]))
        #expect(result.diagnostics.count == 1)
        let told = try #require(result.diagnostics.first)
        #expect(told.location.line == 19)
        #expect(
            told.summary.contains(
                "the experiment `lost` failed: its chapter's program can't be linked: nothing defines `no_such_symbol`."))
    }

    @Test(arguments: [
        (
            "ld.lld: error: undefined symbol: $s4Walk7missingSiyF\n>>> referenced by a.o\nld.lld: error: undefined symbol: pow\n"
                + "ld.lld: error: undefined symbol: pow\n", "nothing defines `Walk.missing() -> Swift.Int`, `pow`."
        ),
        ("ld.lld: error: duplicate symbol: main\n>>> defined at a.o\n", "more than one object defines `main`."),
        ("ld.lld: error: unable to find library -lnone\n", "no library -lnone is installed."),
        (
            (1...7).map { "ld.lld: error: undefined symbol: f\($0)\n" }.joined(),
            "nothing defines `f1`, `f2`, `f3`, `f4`, `f5` and 2 more."
        ),
    ])
    func namesAreRead(_ output: String, _ expected: String) throws {
        #expect(try #require(LinkFailure(toldIn: output)).description.contains("can't be linked: " + expected))
        #expect(LinkFailure(toldIn: "clang: error: unable to execute command: Killed\n") == nil)
    }
}
