import Foundation
import TestSupport
import Testing
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// After any sequence of edits: what ran is what has a key that was never met before, and the result is that of a clean build.
///
/// `NOTEBOOK_EDIT_SEED` is the seed of the first sequence, `NOTEBOOK_EDIT_SEQUENCES` says how many to try, each with the next
/// seed, and `NOTEBOOK_EDIT_STEPS` how long they are.
@Suite struct RandomEditTests {
    private static func setting(_ name: String, default value: UInt64) -> UInt64 {
        ProcessInfo.processInfo.environment["NOTEBOOK_EDIT_\(name)"].flatMap { UInt64($0) } ?? value
    }

    private static let seeds: [UInt64] = {
        let first = setting("SEED", default: 1)
        return (0..<setting("SEQUENCES", default: UInt64(TestEffort.count(quick: 1, full: 3)))).map { first &+ $0 }
    }()

    @Test(arguments: seeds) func anySequence(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let project = try MutableProject.built().copy()
        var met = Set(try project.keys().values)
        var edits: [String] = []
        for _ in 0..<Self.setting("STEPS", default: 5) {
            edits.append(try project.applyAny(of: Mutation.all, but: edits, using: &random))
            let story = Comment(rawValue: "NOTEBOOK_EDIT_SEED=\(seed), after: \(edits.joined(separator: "; "))")
            try project.buildLibraries()
            let report = try project.build()
            #expect(report.diagnostics.map(\.shortForm) == [], story)
            #expect(project.notices.withLock { $0 } == [], story)
            let keys = try project.expectCleanResult(story)
            #expect(Set(report.ran) == Set(keys.filter { !met.contains($0.value) }.keys), story)
            met.formUnion(keys.values)
        }
    }
}

extension Mutation {
    static let all = harmless + inLibraries + inChapters
}

extension MutableProject {
    /// The key of each block that the book has, `chapter/block`.
    func keys() throws -> [String: String] {
        let ledger = try Ledger(readingFrom: place.figures)
        let history = BlockHistory(path: place.folder.history)
        return Dictionary(
            uniqueKeysWithValues: ledger.chapters.flatMap { slug, entries in
                entries.keys.map { ("\(slug)/\($0)", history[slug, $0]?.description ?? "") }
            })
    }

    /// Makes an edit that was not made before and that the files allow as they are.
    ///
    /// - Returns: its name.
    fileprivate func applyAny(
        of mutations: [Mutation], but made: [String], using random: inout SplitMix64
    ) throws -> String {
        var left = mutations.filter { !made.contains($0.testDescription) && !$0.changes.isEmpty }
        while let index = left.indices.randomElement(using: &random) {
            let mutation = left.remove(at: index)
            let before = mutation.changes.flatMap(\.files).map { ($0, FileManager.default.contents(atPath: "\(root)/\($0)")) }
            do {
                for change in mutation.changes { try change.apply(to: root) }
                return mutation.testDescription
            } catch {
                for (file, bytes) in before { try restore(file, bytes) }
            }
        }
        throw SystemFailure("no edit is left")
    }

    private func restore(_ file: String, _ bytes: Data?) throws {
        if let bytes {
            try bytes.write(to: URL(fileURLWithPath: "\(root)/\(file)"))
        } else if FileManager.default.fileExists(atPath: "\(root)/\(file)") {
            try FileManager.default.removeItem(atPath: "\(root)/\(file)")
        }
    }
}
