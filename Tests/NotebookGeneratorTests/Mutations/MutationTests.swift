import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// After an edit exactly what it can affect runs, and the result is that of a clean build, byte for byte.
///
/// In their quick form (`TestEffort`) they try every fifth edit, of each kind some; `RandomEditTests` draws from all.
@Suite struct MutationTests {
    @Test(arguments: (Mutation.harmless + Mutation.inLibraries + Mutation.inChapters).sampled(every: 5))
    func exactly(_ mutation: Mutation) throws {
        try expect(mutation, in: MutableProject.built().copy())
    }

    /// Of the second project.
    @Test(arguments: (Mutation.ofShapes + Mutation.unlisted).sampled(every: 5))
    func exactlyToo(_ mutation: Mutation) throws {
        try expect(mutation, in: MutableProject.builtShapes().copy())
    }

    @Test func aSwiftModuleThatWasAskedFor() throws {
        let project = try MutableProject.builtShapes().copy()
        try project.apply([.write("Extra.swift", "public let extra = 1\n")])
        let command = ["swiftc", "-emit-module", "-parse-as-library", "-module-name", "Extra", "-emit-module-path"]
        let module = "\(project.products)/Modules/Extra.swiftmodule"
        let made = try ChildProcess.run(
            command + [module, "Extra.swift"], in: project.root, environment: ["TMPDIR": TestFolder.path])
        #expect(made.status == .exited(0), "\(made.output)")
        #expect(try project.build().ran == ["02-tuned/asked"])
        try project.expectCleanResult()
    }

    private func expect(_ mutation: Mutation, in project: MutableProject) throws {
        try project.apply(mutation.changes)
        let report = try project.build()
        #expect(report.diagnostics.map(\.shortForm) == [])
        #expect(Set(report.ran) == mutation.runs)
        #expect(project.notices.withLock { $0 } == [])
        try project.expectCleanResult()
    }

    /// With undivided code in reach too, of which the reach names the object file.
    @Test func keysDoNotDependOnWhereTheProjectLies() throws {
        let moved = try #require(Mutation.inLibraries.first { $0.testDescription == "C function moved, the old object left" })
        let projects = try ["here", "it's there.build ü"].map { try MutableProject.fresh(at: $0) }
        for project in projects {
            try project.apply(moved.changes)
            #expect(try project.build().isPublished)
        }
        for kind in ["keys", "reaches", "fingerprints"] {
            let (here, there) = (
                try projects[0].files(in: ".notebook/store/\(kind)"), try projects[1].files(in: ".notebook/store/\(kind)")
            )
            #expect(!here.isEmpty)
            // Fingerprints are kept by whole object files, whose debugging information has paths.
            if kind != "fingerprints" { #expect(Set(here.keys) == Set(there.keys), "\(kind)") }
            #expect(Set(here.values) == Set(there.values), "\(kind)")
        }
        let reaches = try projects[1].files(in: ".notebook/store/reaches").values.map { String(decoding: $0, as: UTF8.self) }
        #expect(reaches.contains { $0.contains("<products>/CSteps.build/walk.c.o") })
        #expect(try projects[0].output() == projects[1].output())
    }
}

extension MutableProject {
    func apply(_ changes: [Change]) throws {
        for change in changes { try change.apply(to: root) }
        try buildLibraries()
    }

    /// Expects that what the last build left is what a build from nothing gives.
    ///
    /// - Returns: the key of each block, `chapter/block`, as the build from nothing has it.
    @discardableResult
    func expectCleanResult(
        _ comment: Comment? = nil, day: String = "2026-11-21", sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> [String: String] {
        let clean = try copy(remembering: false)
        let report = try clean.build(day: day)
        #expect(report.isPublished, comment, sourceLocation: sourceLocation)
        #expect(report.ran.count == report.blockCount, comment, sourceLocation: sourceLocation)
        let (found, wanted) = (try output(), try clean.output())
        let different = Set(found.keys).union(wanted.keys).filter { found[$0] != wanted[$0] }.sorted()
        let difference: Comment = comment ?? "differs from a clean build: \(Self.lines(of: different, in: found, wanted))"
        #expect(different == [], difference, sourceLocation: sourceLocation)
        return try clean.keys()
    }

    /// Some of the lines of the first of these files that only one of the outputs has.
    private static func lines(of files: [String], in found: [String: Data], _ wanted: [String: Data]) -> [Substring] {
        let name = files.first ?? ""
        let texts = [found[name], wanted[name]].map { String(decoding: $0 ?? Data(), as: UTF8.self) }
        let lines = texts.map { $0.split(separator: "\n") }
        return Array(
            lines[1].difference(from: lines[0]).map { change in
                switch change {
                case .insert(_, let line, _): "+ " + line
                case .remove(_, let line, _): "- " + line
                }
            }.map { Substring($0) }.prefix(6))
    }
}
