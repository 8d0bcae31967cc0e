import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import Storage

/// Whatever a block does, it fails alone: at its own line, with a word on what happened, and the blocks around it have their values.
@Suite struct BlockFaultTests {
    /// One chapter with all of them, each between two blocks that are well.
    private static let run = Result {
        let bench = try TestBench()
        let chapter = Chapter.ofFaults(BlockFault.all)
        return (bench, chapter, try bench.bringUpToDate(chapter))
    }

    @Test(arguments: BlockFault.all) func aBlockFailsAlone(_ fault: BlockFault) throws {
        let (_, chapter, result) = try Self.run.get()
        let block = try #require(chapter.blocks.first { $0.name == fault.name })
        let told = result.diagnostics.filter { $0.summary.contains("`\(fault.name)`") }
        #expect(told.count == 1)
        #expect(told.first?.summary.contains(fault.told) == true, "\(told.map(\.shortForm))")
        #expect((told.first?.summary.utf8.count ?? 0) < 30_000)
        if let line = fault.line { #expect(told.first?.location.line == block.codeStart.line + line - 1) }
    }

    @Test func theOthersHaveTheirValues() throws {
        let (_, _, result) = try Self.run.get()
        let errors = result.diagnostics.filter { $0.severity == .error }
        #expect(errors.count == BlockFault.all.count, "\(errors.map(\.shortForm))")
        for name in ["before", "after"] {
            guard case .value? = result.outcomes[name]?.product else { throw SystemFailure("no value of \(name)") }
        }
    }
}

extension Chapter {
    fileprivate static func ofFaults(_ faults: [BlockFault]) -> Chapter {
        var options: [String: BlockOptions] = [:]
        for fault in faults {
            options[fault.name] = BlockOptions()
            options[fault.name]?.timeout = fault.timeout
            options[fault.name]?.memory = fault.memory
        }
        return Chapter.ofBlocks(
            [(.shared, "shared-1", BlockFault.shared), (.experiment, "before", "return 1")]
                + faults.map { ($0.kind, $0.name, $0.code) } + [(.experiment, "after", "return before + 1")], own: options)
    }
}
