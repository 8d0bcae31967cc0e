import Foundation
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import Storage

/// A figure may be given more than anybody can see: what is drawn stays small, and what is kept of it is told.
@Suite struct LargeFigureTests {
    @Test func aMillionPointsAreDrawn() throws {
        let bench = try TestBench()
        let result = try bench.bringUpToDate(
            .ofBlocks([
                (
                    .figure, "fig-many",
                    """
                    let x = (0..<1_000_000).map { Double($0) / 1e6 }
                    let y = x.map { ($0 * 7919).truncatingRemainder(dividingBy: 1) }
                    return Plot { Points(x: x, y: y) }
                    """
                ), (.experiment, "after", "return 1"),
            ]))
        #expect(result.diagnostics.filter { $0.severity == .error }.map(\.shortForm) == [])
        guard case .figure(let figure)? = result.outcomes["fig-many"]?.product else {
            throw SystemFailure("no figure: \(String(describing: result.outcomes["fig-many"]))")
        }
        let store = bench.store
        for (file, digest) in figure.files {
            let size = try #require(store.bytes(of: digest)).count
            #expect(size < 3_000_000, "\(file.rawValue) has \(size) bytes")
        }
        #expect(result.outcomes["after"]?.isFailure == false)
    }
}
