import Foundation
import TestSupport
import Testing
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// Whatever is damaged in `.notebook` is noticed, named and made again, and the site is that of a clean build.
@Suite struct DamageTests {
    /// What can be done to a file.
    enum Damage: String, CaseIterable, Sendable {
        case truncated, emptied, flipped, folder, link

        func apply(to path: String) throws {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            try FileManager.default.removeItem(atPath: path)
            switch self {
            case .truncated: try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
            case .emptied: try Data().write(to: URL(fileURLWithPath: path))
            case .flipped:
                var flipped = bytes
                flipped[bytes.count * 2 / 3] ^= 0x80
                try flipped.write(to: URL(fileURLWithPath: path))
            case .folder:
                try FileManager.default.createDirectory(atPath: "\(path)/inside", withIntermediateDirectories: true)
            case .link: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/nonexistent")
            }
        }

        func isApplied(to path: String, of bytes: Data) -> Bool {
            switch OwnFile.read(path) {
            case .absent, .unreadable: true
            case .bytes(let found): self != .flipped && found.count < bytes.count / 2 + 1
            }
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// In `.notebook` or the site: every file whose path starts so.
        let start: String
        /// What has to be gone for the damage to matter.
        var absent: String?
        let notice: String
        /// Whether a digest in it tells one wrong bit; what has none is written anew without a word.
        let isSealed: Bool

        init(_ start: String, without absent: String? = nil, _ notice: String, isSealed: Bool = true) {
            testDescription = start
            self.start = start
            self.absent = absent
            self.notice = notice
            self.isSealed = isSealed
        }
    }

    static let cases = [
        Case(".notebook/store/bytes", "the stored bytes"),
        Case(".notebook/store/outcomes", "the stored outcome"),
        Case(".notebook/store/keys", "the stored key"),
        Case(".notebook/store/reaches", "the stored record of what a block reaches"),
        Case(".notebook/store/dependencies", "the stored list of what a compilation read"),
        Case(".notebook/store/compilations", "the stored compilation"),
        Case(".notebook/store/programs", without: ".notebook/store/outcomes", "the stored record of a linked program"),
        Case(".notebook/store/linked", without: ".notebook/store/outcomes", "the stored program"),
        Case(".notebook/store/fingerprints", "the stored fingerprints"),
        Case(".notebook/store/pages", "the stored page"),
        Case(".notebook/stamps", "the memory of files"),
        Case(".notebook/code", "the memory of the chapters' code"),
        Case(".notebook/headers", "the memory of headers"),
        Case(".notebook/history", "the history of the blocks"),
        Case(".notebook/formulas", without: ".notebook/store/pages", "the typeset formulas"),
        Case(".notebook/uses", "the record of the store's use"),
        Case("site/manifest.json", "the site's manifest.json", isSealed: false),
    ]

    @Test(arguments: cases.sampled(every: 2))
    func isNoticedAndMadeAgain(_ damaged: Case) throws {
        let project = try MutableProject.built().copy()
        let wanted = try MutableProject.built().output()
        // A file of no bytes can't be cut off.
        let files = try project.files(in: ".").filter { $0.key.hasPrefix(damaged.start) && !$0.value.isEmpty }
            .sorted { $0.key < $1.key }
        #expect(!files.isEmpty)
        // What was found of headers is kept only when none of them was changed in the last second.
        if damaged.start == ".notebook/headers" { Thread.sleep(forTimeInterval: 2.1) }
        // Of many files each gets another kind of damage, of a single one each kind in its turn.
        let rounds = files.count < Damage.allCases.count ? Damage.allCases.count : 1
        for round in 0..<rounds {
            let damages = files.indices.map { Damage.allCases[($0 + round) % Damage.allCases.count] }
            if let absent = damaged.absent { try FileManager.default.removeItem(atPath: "\(project.root)/\(absent)") }
            for (file, damage) in zip(files, damages) { try damage.apply(to: "\(project.root)/\(file.key)") }
            project.notices.withLock { $0 = [] }
            let report = try project.build()
            #expect(report.diagnostics.map(\.shortForm) == [])
            #expect(report.isPublished)
            let notices = project.notices.withLock { $0 }
            if damaged.isSealed || !damages.contains(.flipped) {
                #expect(notices.contains { $0.hasPrefix(damaged.notice) }, "\(damages.first as Any): \(notices)")
            }
            for (file, damage) in zip(files, damages) {
                #expect(!damage.isApplied(to: "\(project.root)/\(file.key)", of: file.value), "\(damage) \(file.key)")
            }
            #expect(try project.output() == wanted)
        }
        project.notices.withLock { $0 = [] }
        #expect(try project.build().ran == [])
        #expect(project.notices.withLock { $0 } == [])
    }

    /// Folders that are files, and a file that is a folder.
    @Test func whatStandsInTheWayIsCleared() throws {
        let project = try MutableProject.built().copy()
        for folder in ["compiling", "scratch", "site-next", "store/pages", "store/temporary"] {
            let path = "\(project.root)/.notebook/\(folder)"
            try? FileManager.default.removeItem(atPath: path)
            try Data("in the way".utf8).write(to: URL(fileURLWithPath: path))
        }
        try FileManager.default.removeItem(atPath: "\(project.root)/.notebook/lock")
        try FileManager.default.createDirectory(
            atPath: "\(project.root)/.notebook/lock", withIntermediateDirectories: false)
        try project.apply([.replace(Change.third, "a string that", "a text that")])
        #expect(try project.build().ran.contains(Name.words))
        try project.expectCleanResult()
    }
}
