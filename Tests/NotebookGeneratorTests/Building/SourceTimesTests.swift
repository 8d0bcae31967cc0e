import Foundation
import TestSupport
import Testing
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// Results of older code than what stands in the sources are told of.
@Suite struct SourceTimesTests {
    private let root = TestFolder.unused("sources")

    init() throws {
        try write("Package.swift", at: 10)
        for source in [
            "Plain/Plain.swift", "Plain/Deep/Inner.swift", "CPart/part.c", "CPart/include/part.h", "Unbuilt/other.swift",
        ] {
            try write("Sources/\(source)", at: 20)
        }
        for object in [
            "Plain.build/Plain.swift.o", "Plain.build/Inner.swift.o", "CPart.build/part.c.o", "Unbuilt.build/other.swift.o",
        ] {
            try write(".build/release/\(object)", at: 5)
        }
        for notes in ["Plain.build/Plain.d", "CPart.build/part.c.d"] { try write(".build/release/\(notes)", at: 30) }
        try write(".build/release/Modules/Plain.swiftmodule", at: 5)
    }

    private func write(_ file: String, at time: Double) throws {
        let path = "\(root)/\(file)"
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: time)], ofItemAtPath: path)
    }

    private func newer() throws -> String? {
        try BuiltModules(
            products: "\(root)/.build/release", root: root, remembering: FileStamps(path: "\(root)/stamps")
        ).sourceNewerThanBuild()
    }

    @Test func asTheyWereBuilt() throws { #expect(try newer() == nil) }

    @Test(arguments: [
        "Sources/Plain/Plain.swift", "Sources/Plain/Deep/Inner.swift", "Sources/Plain/Added.swift", "Sources/CPart/part.c",
        "Sources/CPart/include/part.h",
    ])
    func changed(_ source: String) throws {
        try write(source, at: 31)
        #expect(try newer() == source)
    }

    @Test(arguments: ["Sources/Plain/README.md", "Sources/Unbuilt/other.swift", "Package.swift"])
    func notOfTheCode(_ file: String) throws {
        try write(file, at: 31)
        #expect(try newer() == nil)
    }
}
