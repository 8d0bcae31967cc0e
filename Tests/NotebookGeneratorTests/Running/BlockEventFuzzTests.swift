import Foundation
import TestSupport
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import Storage

/// Whatever a block says where the notebook listens, the notebook goes on.
@Suite struct BlockEventFuzzTests {
    private static let examples = [
        #"{"progress":{"_0":0.5}}"#, #"{"stack":{"from":140000000000,"to":140000067108}}"#,
        #"{"finished":{"_0":{"value":"value.json"},"seconds":1.5}}"#,
        #"{"finished":{"_0":{"claims":[{"statement":"a","found":"1","holds":true,"line":3,"column":7}]},"seconds":0}}"#,
        #"{"finished":{"_0":{"table":{"columns":[{"header":"x","alignment":"left"}],"rows":[[{"text":"1","value":"1","isMarked":false}]]}},"seconds":2}}"#,
        #"{"threw":{"_0":"Refusal()","seconds":0.25}}"#, #"{"systemFailed":{"_0":"disk"}}"#, "", "[]", "null", "{}", "1e999",
        String(repeating: "[", count: 3000),
    ]

    /// Found by mutation: Foundation's reader traps where a text ends with the bracket that opens the 513th array.
    @Test(arguments: [255, 511, 512, 513, 514, 3000]) func anyDepthIsHeard(_ depth: Int) {
        for opening in ["[", "{\"a\":[", "[\"[\","] {
            let line = Data(String(repeating: opening, count: depth).utf8)
            var watch = BlockWatch(Self.block(of: .experiment))
            #expect(watch.hear(line) == nil)
            guard case .interfered = watch.ending(with: .exited(0)) else {
                Issue.record("\(depth) times \(opening) was an event")
                continue
            }
            #expect(Ledger(parsing: line) == nil)
        }
        #expect(ForeignJSON.isShallow(Data(("{\"a\":\"" + String(repeating: "[\\\"", count: depth) + "\"}").utf8)))
        #expect(ForeignJSON.isShallow(Data(String(repeating: "[[]],", count: depth).utf8)))
    }

    @Test(arguments: [Block.Kind.experiment, .table, .check])
    func anyLineIsHeard(_ kind: Block.Kind) {
        var mutator = Mutator(Self.examples, seed: 16)
        var (accepted, refused) = (0, 0)
        for _ in 0..<TestEffort.count(quick: 3000, full: 300_000) {
            var watch = BlockWatch(Self.block(of: kind))
            let fraction = watch.hear(Data(mutator.next()))
            #expect(fraction.map { (0...1).contains($0) } ?? true)
            switch watch.ending(with: .exited(0)) {
            case .interfered: refused += 1
            case .finished(let product, let seconds):
                accepted += 1
                #expect(seconds >= 0 && seconds < 60)
                #expect(ProductCheck(Self.block(of: kind)).fault(in: product) == nil)
            case .threw, .systemFailed, .died: accepted += 1
            case .timedOut, .outOfMemory, .startedTooMany: Issue.record("a line is no limit")
            }
        }
        #expect(accepted > 300 && refused > 300, "\(accepted) accepted, \(refused) refused")
    }

    /// Lines arrive in any pieces, and none of them takes more memory than it may.
    @Test func linesInPieces() {
        var random = SplitMix64(seed: 3)
        let text = Array(Self.examples.filter { !$0.isEmpty }.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
        for _ in 0..<200 {
            var lines = EventLines(limit: 10_000)
            var found: [Data] = []
            var rest = text[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...700, using: &random))
                lines.append(Array(piece))
                found += lines.takeLines()
                rest = rest.dropFirst(piece.count)
            }
            #expect(found == Self.examples.filter { !$0.isEmpty }.map { Data($0.utf8) })
            #expect(!lines.isOverLimit)
            for _ in 0..<20 { lines.append([UInt8](repeating: 65, count: 1000)) }
            #expect(lines.isOverLimit && lines.takeLines().isEmpty)
        }
    }

    private static func block(of kind: Block.Kind) -> Block {
        let start = SourceLocation(file: "chapters/01-test.md", line: 3, column: 1)
        return Block(kind: kind, name: "block", code: "", codeStart: start, nameLocation: start)
    }
}
