import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import Storage

/// Whatever a block prints before it dies, the notebook reads it, and names no line that the block does not have.
@Suite struct CrashReportTests {
    private static let trace = """
        Swift/ContiguousArrayBuffer.swift:691: Fatal error: Index out of range

        *** Signal 4: Backtracing from 0x7f52... done ***

        *** Program crashed: Illegal instruction at 0x00005620a4b6d5c2 ***

        Thread 1 crashed:

         0 [inlined] [system] Array._checkSubscript(_:wasNativeTypeChecked:) in Chapter at /<compiler-generated>
         1 [inlined] [system] Array.subscript.getter in Chapter at /<compiler-generated>
         2 closure #1 in closure #1 in variable initialization expression of __block_fits + 12 in Chapter at block:fits:2:13
         3 closure #1 in variable initialization expression of __block_fits + 12 in Chapter at block:fits:1:1
        """
    private static let tangled = tangle(
        .ofBlocks([(.experiment, "other", "return 1\n"), (.experiment, "fits", "let list = [1]\nreturn list[9]\n")]))

    private func report(_ printed: String) -> CrashReport {
        CrashReport(status: .signalled(SIGILL), printed: printed, stack: 4096...65536, in: Self.tangled)
    }

    @Test func theLastOfTheAuthorsLinesIsTold() {
        let report = report(Self.trace)
        #expect(report.location == SourceLocation(file: "chapters/01-test.md", line: 21, column: 13))
        #expect(report.message == "index out of range" && report.printed == "\n")
        // The same of a check that says nothing, by what it is in.
        #expect(self.report(String(Self.trace.drop { $0 != "*" })).message == "index out of range")
        // A frame without a line of its own says nothing, and the next one does.
        #expect(self.report(Self.trace.replacing("fits:2:13", with: "fits:0:0")).location?.line == 20)
    }

    @Test(arguments: [
        "0:0", "0:1", "1:0", "4:1", "1:99", "2:9223372036854775807", "9223372036854775807:1",
        "9223372036854775807:9223372036854775807", "99999999999999999999:1", "-1:1",
    ])
    func aPlaceThatTheBlockDoesNotHaveIsNone(_ place: String) {
        let report = report("*** Signal 4: block:fits:\(place) block:none:1:1")
        #expect(report.location == nil)
        // Of a cell the place alone is known, until the chapter is read.
        #expect(report.place?.location(in: Self.tangled) == nil)
        #expect(report.message == "the block's process was ended by signal 4 (Illegal instruction)")
    }

    @Test func anyLastWordsAreRead() {
        let examples = [
            Self.trace, "*** Signal 11: x\n*** Program crashed: Bad pointer dereference at 0x0000000000000ffe ***\n",
            "*** Signal 5: x\n*** Swift runtime failure: precondition failure ***\n\n0 main\n1 [ra] [system] x\n",
            "Could not cast value of type 'A' (0x7f12) to 'B' (0x7f13).\n*** Signal 6: block:other:1:8",
        ]
        var mutator = Mutator(examples, seed: 11)
        for _ in 0..<TestEffort.count(quick: 2000, full: 100_000) {
            let report = report(String(decoding: mutator.next(), as: UTF8.self))
            #expect(report.location.map { [10, 11, 20, 21, 22].contains($0.line) && $0.column <= 16 } ?? true)
            #expect(!report.message.isEmpty)
        }
    }

    /// As much as is kept of what a block prints, of what could take long to look through.
    @Test(arguments: [
        "Program crashed: ", "*** Swift runtime failure: ", "block:", "block:fits:1", "Array", "Array.", "1 [a] ", "[a] ",
        " stride<a",
        "\n 1 ", "(0x", "*** Signal ",
    ])
    func longLastWordsAreReadAtOnce(_ words: String) {
        let many = String(repeating: words, count: 600_000 / words.utf8.count)
        let starts = [
            "", "*** Program crashed: Illegal instruction at 0x1\n 0 ",
            "*** Swift runtime failure: precondition failure ***\n 1 ",
            "*** Program crashed: ",
        ]
        let start = ContinuousClock.now
        for opening in starts { _ = report("Fatal error\n*** Signal 4: \(opening)\(many)") }
        #expect(start.duration(to: .now) < .seconds(60))
    }
}
