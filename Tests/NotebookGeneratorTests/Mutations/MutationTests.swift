import Foundation
import Testing

@testable import NotebookGenerator

/// After an edit exactly what it can affect runs, and the result is that of a clean build, byte for byte.
@Suite struct MutationTests {
    @Test(arguments: Mutation.harmless + Mutation.inLibraries + Mutation.inChapters)
    func exactly(_ mutation: Mutation) throws {
        let project = try MutableProject.built().copy()
        try project.apply(mutation.changes)
        let report = try project.build()
        #expect(report.diagnostics.map(\.shortForm) == [])
        #expect(Set(report.ran) == mutation.runs)
        #expect(project.notices.withLock { $0 } == [])
        try project.expectCleanResult()
    }
}

extension MutableProject {
    func apply(_ changes: [Change]) throws {
        for change in changes { try change.apply(to: root) }
        try buildLibraries()
    }

    /// Expects that what the last build left is what a build from nothing gives.
    func expectCleanResult(day: String = "2026-11-21", sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let clean = try copy(remembering: false)
        let report = try clean.build(day: day)
        #expect(report.isPublished, sourceLocation: sourceLocation)
        #expect(report.ran.count == report.blockCount, sourceLocation: sourceLocation)
        let (found, wanted) = (try output(), try clean.output())
        let different = Set(found.keys).union(wanted.keys).filter { found[$0] != wanted[$0] }.sorted()
        #expect(different == [], "differs from a clean build", sourceLocation: sourceLocation)
    }
}
