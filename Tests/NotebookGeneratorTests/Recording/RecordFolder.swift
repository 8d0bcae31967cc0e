import ChapterInterface
import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import Storage

/// A folder `figures`, brought up to builds of a chapter `c`: an experiment `source` and a block `shown` that uses it.
final class RecordFolder {
    let tree: FileTree
    let update: LedgerUpdate
    let store: Store

    init() throws {
        tree = try FileTree()
        try tree.make("figures")
        let stamps = FileStamps(path: tree.path("stamps"))
        store = Store(folder: tree.path("store"), stamps: stamps) { Issue.record("\($0)") }
        update = LedgerUpdate(folder: tree.path("figures"), store: store, stamps: stamps)
    }

    /// The ledger as it is read after the build.
    func build(
        _ shown: LedgerUpdateTests.Shown, code: String, reads data: String? = nil, on platform: String, day: String
    ) throws -> Ledger {
        let (kind, product) = try product(shown)
        let tangled = tangle(
            .ofBlocks([(.experiment, "source", "return 1"), (kind, "shown", "return source")]))
        func outcome(_ product: BlockProduct<Digest>) -> BlockOutcome {
            BlockOutcome(payload: .product(product), printed: "", seconds: .random(in: 0...1), key: nil, day: day)
        }
        let name = try #require(tangled.blocks.last).identifier
        let experiment = BlockSource.experiment(platform)
        let source = BlockSource(
            code: Digest(of: code), data: data.map { [$0: Digest(of: "data")] } ?? [:], inputs: ["source": experiment],
            on: platform)
        let result = ChapterResult(
            slug: "c", outcomes: ["source": outcome(.value(Digest(of: "1"))), name: outcome(product)],
            sources: ["source": experiment, name: source], tangled: tangled)
        let previous = try Ledger(readingFrom: tree.path("figures"))
        try update.write(try update.ledger(of: [result], after: previous), after: previous)
        let ledger = try Ledger(readingFrom: tree.path("figures"))
        try expectFiles(of: ledger, name)
        return ledger
    }

    /// The files of figures in the folder, where the figure's entry named some of them before and now others.
    func files(of ledger: Ledger, naming before: [FigureFile], thenOnly now: [FigureFile]) throws -> [String] {
        let digest = try store.add(Data("drawn".utf8))
        func naming(_ files: [FigureFile]) -> Ledger {
            var ledger = ledger
            ledger.chapters["c"]?["shown"]?.figure?.files = Dictionary(uniqueKeysWithValues: files.map { ($0, digest) })
            return ledger
        }
        try update.write(naming(before), after: ledger)
        try update.write(naming(now), after: naming(before))
        return try FileManager.default.contentsOfDirectory(atPath: tree.path("figures")).filter { $0.hasPrefix("shown") }.sorted()
    }

    private func product(_ shown: LedgerUpdateTests.Shown) throws -> (Block.Kind, BlockProduct<Digest>) {
        switch shown {
        case .text(let text): return (.table, .text(text))
        case .table(let text, let value):
            return (.table, .table(Table(columns: [.init("y")], rows: [[.init(text, value: value)]])))
        case .claim(let found, let line, let margin):
            let comparison = margin.map { Comparison(quantity: "q", expected: "0", margin: $0) }
            return (
                .check, .claims([Claim(statement: "s", found: found, holds: true, line: line, column: 1, comparison: comparison)])
            )
        case .figure(let csv, let svg):
            let digests: [FigureFile: Digest] = [.csv: try store.add(Data(csv.utf8)), .svg: try store.add(Data(svg.utf8))]
            return (.figure, .figure(DrawnFigure(width: 720, height: 300, files: digests)))
        }
    }

    /// Whatever the ledger names is in the folder.
    private func expectFiles(of ledger: Ledger, _ name: String) throws {
        for (file, digest) in ledger["c", name]?.files ?? [] {
            #expect(try Digest(ofFile: tree.path("figures/\(name)\(file.rawValue)")) == digest)
        }
    }
}
