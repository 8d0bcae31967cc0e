import Foundation
import TestSupport
import Testing

@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// Chapters are compiled again when what they can see of a module changes, and not when only its code does.
@Suite struct SwiftModuleFileTests {
    private static let sources = [
        "Theme.swift": """
        public struct Theme: Sendable {
            public var grid: Int
            public static let light = Theme(grid: 0xE4E7EB)
            public init(grid: Int = 7) { self.grid = grid + step }
            @inlinable public func doubled() -> Int { 2 * grid }
            public func name() -> String { "5dbd7d3d846e60fc7a95abffb867fe50" }
        }

        """,
        "Steps.swift": "let step = 1\nlet other = 2\n",
    ]

    /// What is compiled file by file, as this package is, and what is compiled whole, as others are.
    private static let modes = [
        "file by file": ["-no-whole-module-optimization", "-enable-batch-mode", "-incremental"],
        "whole": ["-whole-module-optimization", "-num-threads", "2"],
    ]

    private static func module(_ sources: [String: String], _ mode: String) throws -> [UInt8] {
        let folder = TestFolder.unused("module-file")
        try Folder.make(folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var map: [String: [String: String]] = ["": ["swift-dependencies": "\(folder)/M.swiftdeps"]]
        for (file, text) in sources {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
            map[file] = ["object": "\(folder)/\(file).o", "swift-dependencies": "\(folder)/\(file).swiftdeps"]
        }
        try JSONEncoder().encode(map).write(to: URL(fileURLWithPath: "\(folder)/map.json"))
        let result = try ChildProcess.run(
            ["swiftc", "-O", "-parse-as-library", "-module-name", "M", "-emit-module", "-emit-module-path", "M.swiftmodule"]
                + ["-output-file-map", "map.json"] + (modes[mode] ?? []) + ["-c"] + sources.keys.sorted(),
            in: folder, environment: ["TMPDIR": folder])
        guard result.status == .exited(0) else { throw SystemFailure("\(sources): \(result.output)") }
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/M.swiftmodule")))
    }

    struct Edit: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var file = "Theme.swift"
        var old: String
        var new: String
        /// Whether who imports the module sees it.
        var isSeen: Bool
        /// Whether it lies in a small function, which a module that is compiled whole offers to be inlined.
        var isInSmallFunction = false
    }

    private static let edits = [
        Edit(testDescription: "an initial value", old: "0xE4E7EB", new: "0xE4E7EC", isSeen: false),
        Edit(testDescription: "a string like a digest", old: "5dbd7d3d", new: "6dbd7d3d", isSeen: false, isInSmallFunction: true),
        Edit(
            testDescription: "another global in a function", old: "grid + step", new: "grid + other", isSeen: false,
            isInSmallFunction: true),
        Edit(testDescription: "a default argument", old: "= 7", new: "= 8", isSeen: true),
        Edit(testDescription: "inlinable code", old: "2 * grid", new: "3 * grid", isSeen: true),
        Edit(testDescription: "a type", old: "name() -> String", new: "name() -> Substring", isSeen: true),
        Edit(testDescription: "a declaration", file: "Steps.swift", old: "let other", new: "public let other", isSeen: true),
    ]

    @Test(arguments: modes.keys.sorted()) func onlyWhatIsSeenCounts(_ mode: String) throws {
        let before = try Self.module(Self.sources, mode)
        for edit in Self.edits {
            var sources = Self.sources
            sources[edit.file] = sources[edit.file]?.replacing(edit.old, with: edit.new)
            #expect(sources != Self.sources)
            let after = try Self.module(sources, mode)
            let isSame = SwiftModuleFile(after).interfaceDigest == SwiftModuleFile(before).interfaceDigest
            #expect(isSame == !(edit.isSeen || edit.isInSmallFunction && mode == "whole"), "\(edit.testDescription)")
        }
    }

    /// A file that is not read to its end counts as it is, to the byte.
    @Test func whatIsNotUnderstoodCountsWhole() throws {
        let module = try Self.module(Self.sources, "whole")
        #expect(SwiftModuleFile(module).interfaceDigest != Digest(of: module))
        for damaged in [[], Array(module.prefix(4)), Array(module.prefix(module.count / 2)), [0] + module] {
            #expect(SwiftModuleFile(damaged).interfaceDigest == Digest(of: damaged))
        }
        // A record that says it has 2^40 operands, alone in the stream.
        let endless: [UInt8] = [0xE2, 0x9C, 0xA8, 0x0E, 0x07] + [UInt8](repeating: 0xFF, count: 40)
        #expect(SwiftModuleFile(endless).interfaceDigest == Digest(of: endless))
        var mutator = Mutator([module], seed: 92)
        for _ in 0..<TestEffort.count(quick: 200, full: 20_000) { _ = SwiftModuleFile(mutator.next()).interfaceDigest }
    }
}
