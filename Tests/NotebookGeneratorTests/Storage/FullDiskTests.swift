import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// Where nothing can be written, the notebook says so with exit code 3, and the last site stays.
@Suite struct FullDiskTests {
    /// What is left of the disk, in KiB: the failing write is each time another one.
    @Test(.enabled(if: SmallDisk.isPossible), arguments: [0, 400, 4000])
    func aFullDisk(_ room: Int) throws {
        let disk = try SmallDisk(holding: try MutableProject.builtByNotebook(), megabytes: 192)
        let project = disk.project
        try project.apply(MutableProject.edit)
        let before = try project.output()
        #expect(try project.runNotebook("--version").status == .exited(0))
        try disk.fill(leaving: room)
        let result = try project.runNotebook("build")
        if result.status != .exited(0) {
            #expect(result.status == .exited(3), "\(result.output)")
            #expect(result.output.contains("No space left on device"), "\(result.output)")
            // The compiler does not always tell which of its files it could not write.
            let tellsWhere = [project.root, "the compiler failed"].contains(where: result.output.contains)
            #expect(tellsWhere, "\(result.output)")
            #expect(try project.output() == before)
        }
        #expect(room != 0 || result.status == .exited(3))
        try disk.free()
        #expect(try project.runNotebook("build").status == .exited(0))
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
        try project.expectNoLeftovers()
    }

    /// What it wrote is gone with its folder: there is room again, and the failure is the block's alone.
    @Test(.enabled(if: SmallDisk.isPossible)) func aBlockThatFillsTheDiskFailsAlone() throws {
        let bench = try TestBench()
        let scratch = "\(bench.folder)/scratch"
        #expect(try ChildProcess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", scratch]).status == .exited(0))
        defer { _ = try? ChildProcess.run(["umount", "--lazy", "\(bench.folder)/scratch"]) }
        let filling = """
            let (file, bytes) = (open("much", O_WRONLY | O_CREAT, 0o600), [UInt8](repeating: 1, count: 1 << 16))
            while write(file, bytes, bytes.count) > 0 {}
            return String(repeating: "x", count: 20_000_000)
            """
        var overPair = BlockOptions()
        overPair.over = LocatedText(text: "pair", location: SourceLocation(file: "chapters/01-test.md", line: 38, column: 11))
        let result = try bench.bringUpToDate(
            .ofBlocks(
                [
                    (.shared, "shared-1", "import Glibc"), (.experiment, "pair", "return [1, 2]"),
                    (.experiment, "filling", filling), (.sweep, "cells", filling), (.experiment, "after", "return 1"),
                ], own: ["cells": overPair]))
        let told = result.diagnostics.map(\.summary)
        #expect(told.count == 2 && told.allSatisfy { $0.contains("could not read or write what it needs: ") }, "\(told)")
        #expect(told.first?.hasPrefix("the experiment `filling` ") == true)
        #expect(told.last?.hasPrefix("the sweep `cells`: 2 of 2 cells failed: the cell `1` ") == true)
        guard case .value? = result.outcomes["after"]?.product else { throw SystemFailure("the block after it has no value") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch) == [])
    }

    @Test(arguments: ["site", "figures", ".notebook"])
    func aFileInPlaceOfAFolder(_ name: String) throws {
        let project = try MutableProject.builtByNotebook().copy()
        try FileManager.default.removeItem(atPath: "\(project.root)/\(name)")
        try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(project.root)/\(name)"))
        try project.apply(MutableProject.edit)
        let before = try project.files(in: "site")
        let result = try project.runNotebook("build")
        #expect(result.status == .exited(3))
        #expect(result.output.contains("\(project.root)/\(name): "), "\(result.output)")
        #expect(FileManager.default.contents(atPath: "\(project.root)/\(name)") == Data("mine".utf8))
        if name == ".notebook" { #expect(try project.files(in: "site") == before) }
    }

    /// Files may not grow: what the compiler, a block and the notebook write fails in its turn.
    @Test func filesThatMayNotGrow() throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply(MutableProject.edit)
        let before = try project.output()
        for blocks in ["0", "1", "64"] {
            let result = try project.runNotebook("build", throughShell: "ulimit -f \(blocks)")
            #expect(result.status == .exited(3), "\(result.output)")
            #expect(try project.output() == before)
        }
        #expect(try project.runNotebook("build").status == .exited(0))
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
    }
}

/// A small file system with a project on it, unmounted with this value.
private final class SmallDisk {
    let project: MutableProject

    static let isPossible: Bool = {
        let folder = TestFolder.unused("mount")
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let mounted = try? ChildProcess.run(["mount", "-t", "tmpfs", "tmpfs", folder])
        guard mounted?.status == .exited(0) else { return false }
        return (try? ChildProcess.run(["umount", folder]))?.status == .exited(0)
    }()

    init(holding original: MutableProject, megabytes: Int) throws {
        project = try original.copy()
        let source = try original.copy()
        try Self.run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", project.root)
        try Self.run("cp", "-a", "\(source.root)/.", project.root)
    }

    /// Even while a process that is just ending still works there.
    deinit { _ = try? ChildProcess.run(["umount", "--lazy", project.root]) }

    func fill(leaving kibibytes: Int) throws {
        let command = "room=$(($(stat -f -c '%a * %S' .) / 1024 - \(kibibytes))); head -c ${room}K /dev/zero > filler; true"
        try Self.run("sh", "-c", "cd '\(project.root)' && \(command)")
    }

    func free() throws { try FileManager.default.removeItem(atPath: "\(project.root)/filler") }

    private static func run(_ arguments: String...) throws {
        let result = try ChildProcess.run(arguments)
        guard result.status == .exited(0) else { throw SystemFailure("\(arguments): \(result.output)") }
    }
}
