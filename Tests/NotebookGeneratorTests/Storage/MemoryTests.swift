import Foundation
import Synchronization
import TestSupport
import Testing
@testable import ChapterReading
@testable import NotebookGenerator
@testable import Storage
@testable import Weaving

/// What builds remember makes them faster and never wrong.
@Suite struct MemoryTests {
    private final class Folder {
        let path = TestFolder.unused("memory")
        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ text: String, to name: String, age: TimeInterval) throws -> String {
            let file = "\(path)/\(name)"
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: file)
            return file
        }
    }

    @Test func aDamagedMemoryIsNone() throws {
        let folder = try Folder()
        let file = "\(folder.path)/memory"
        try SealedFile.writeText(Data("first\nsecond\n".utf8), to: file)
        #expect(SealedFile.readText(file, damaged: {}) == Data("first\nsecond\n".utf8))
        var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        bytes[bytes.count - 3] ^= 1
        try bytes.write(to: URL(fileURLWithPath: file))
        #expect(SealedFile.readText(file, damaged: {}) == nil)
        try bytes.prefix(40).write(to: URL(fileURLWithPath: file))
        #expect(SealedFile.readText(file, damaged: {}) == nil)
        #expect(SealedFile.readText("\(folder.path)/nothing", damaged: {}) == nil)
    }

    @Test func factsLastAsLongAsTheirFile() async throws {
        let folder = try Folder()
        let file = try folder.write("one", to: "a file\nof two lines", age: 60)
        let other = try folder.write("one", to: "other", age: 60)
        // Times that the file system gave within the last second are not trusted.
        try await Task.sleep(for: .seconds(2.1))
        let stamps = FileStamps(path: "\(folder.path)/stamps")
        #expect(try stamps.fact("length", of: file) { "three" } == "three")
        #expect(try stamps.fact("length", of: other) { "three" } == "three")
        #expect(try stamps.digest(of: other) == Digest(of: "one"))
        try stamps.save()

        let later = FileStamps(path: "\(folder.path)/stamps")
        #expect(try later.fact("length", of: other) { "asked again" } == "three")
        #expect(try later.fact("length", of: file) { "asked again" } == "asked again")
        _ = try folder.write("two", to: "other", age: 60)
        #expect(try later.fact("length", of: other) { "asked again" } == "asked again")
        #expect(try later.digest(of: other) == Digest(of: "two"))
    }

    /// Anybody gives a file a time that is to come; when it was changed the system says.
    @Test func aTimeToComeIsAsGoodAsAnother() async throws {
        let folder = try Folder()
        let file = try folder.write("one", to: "file", age: -3600)
        #expect(try !FileStamp(of: file).isSettled)
        try await Task.sleep(for: .seconds(2.1))
        #expect(try FileStamp(of: file).isSettled)
    }

    /// Of what follows from more than the file, the last is remembered, so that no build leaves more behind than the one before.
    @Test func aFactMayFollowFromMoreThanItsFile() async throws {
        let folder = try Folder()
        let file = try folder.write("one", to: "file", age: 60)
        try await Task.sleep(for: .seconds(2.1))
        let path = "\(folder.path)/stamps"
        func fact(_ given: String, _ answer: String) throws -> String {
            let stamps = FileStamps(path: path)
            defer { try? stamps.save() }
            return try stamps.fact("length 1", of: file, given: Digest(of: given)) { answer }
        }
        #expect(try fact("metres", "three") == "three")
        #expect(try fact("metres", "asked again") == "three")
        let size = try FileStamp(of: path).size
        #expect(try fact("feet", "ten") == "ten")
        #expect(try fact("metres", "again") == "again")
        #expect(try FileStamp(of: path).size == size)
    }

    /// Pieces of any length make the digest of the whole, and a file that is cut short while it is read ends nothing.
    @Test func aFileIsDigestedPieceByPiece() throws {
        let folder = try Folder()
        let bytes = Data((0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        let file = "\(folder.path)/large"
        try bytes.write(to: URL(fileURLWithPath: file))
        #expect(try Digest(ofFile: file) == Digest(of: bytes))
        let (size, handle) = (UInt64(64 << 20), try FileHandle(forUpdating: URL(fileURLWithPath: file)))
        for _ in 0..<5 {
            try handle.truncate(atOffset: size)
            let reading = Thread { _ = try? Digest(ofFile: file) }
            reading.start()
            usleep(5_000)
            try handle.truncate(atOffset: 0)
            while !reading.isFinished { usleep(1_000) }
        }
    }

    @Test func factsThatNoBuildAsksForAreForgotten() async throws {
        let folder = try Folder()
        let files = try ["asked", "unasked"].map { try folder.write($0, to: $0, age: 60) }
        try await Task.sleep(for: .seconds(2.1))
        let path = "\(folder.path)/stamps"
        func build(_ number: Int, asking asked: [String]) throws {
            let stamps = FileStamps(path: path)
            for file in asked { _ = try stamps.fact("length", of: file) { "short" } }
            // Each notes something new, as after a commit.
            _ = try stamps.fact("commit \(number)", of: files[0]) { "some" }
            try stamps.save()
        }
        func facts() throws -> Int { try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count }
        try build(0, asking: files)
        for number in 1..<20 { try build(number, asking: [files[0]]) }
        #expect(try FileStamps(path: path).fact("length", of: files[1]) { "asked again" } == "short")
        for number in 20..<60 { try build(number, asking: [files[0]]) }
        #expect(try FileStamps(path: path).fact("length", of: files[1]) { "asked again" } == "asked again")
        #expect(try FileStamps(path: path).fact("length", of: files[0]) { "asked again" } == "short")
        // The seal, the one that is asked for, and the last commits.
        #expect(try facts() == 1 + 1 + 20)
    }

    @Test func formulasOfALongChapterAreNotedAndThenSetTogether() throws {
        let folder = try Folder()
        let memory = FormulaMemory(path: "\(folder.path)/formulas", engine: "one")
        let wanted =
            (0..<100).map { MathKey(tex: "x_{\($0)}", isDisplay: $0 % 2 == 0) } + [MathKey(tex: "\\frac", isDisplay: false)]
        let notes = memory.typesetter(isNoting: true)
        for key in wanted + wanted { #expect(try notes.typeset(key.tex, isDisplay: key.isDisplay) == "") }
        #expect(notes.unknown == wanted)
        memory.set(notes.unknown, jobs: 2)
        let again = memory.typesetter(isNoting: true)
        let alone = MathTypesetter()
        for key in wanted.dropLast() {
            #expect(try again.typeset(key.tex, isDisplay: key.isDisplay) == alone.typeset(key.tex, isDisplay: key.isDisplay))
        }
        #expect(again.unknown.isEmpty)
        // A mistake is left to the page that has it.
        #expect(throws: MathError.self) { try memory.typesetter().typeset("\\frac", isDisplay: false) }
    }

    @Test func storedBytesThatChangeAreGone() async throws {
        let folder = try Folder()
        let notices = Notices()
        let store = Store(folder: "\(folder.path)/store", stamps: FileStamps(path: "\(folder.path)/stamps")) { notices.add($0) }
        let digest = try store.add(Data("result".utf8))
        #expect(store.holds(digest))
        #expect(!store.holds(Digest(of: "other")))
        try await Task.sleep(for: .seconds(2.1))
        #expect(store.holds(digest))
        try Data("resulT".utf8).write(to: URL(fileURLWithPath: store.path(of: digest)))
        #expect(!store.holds(digest))
        #expect(store.bytes(of: digest) == nil)
        #expect(notices.all.count == 1)
        #expect(try store.add(Data("result".utf8)) == digest)
        #expect(store.bytes(of: digest) == Data("result".utf8))
    }

    @Test func blocksThatAreGoneAreForgotten() throws {
        let folder = try Folder()
        let history = BlockHistory(path: "\(folder.path)/history")
        for name in ["kept", "gone"] { history["01-a", name] = Digest(of: name) }
        history["02-b", "kept"] = Digest(of: "gone too")
        try history.save()
        let later = BlockHistory(path: "\(folder.path)/history")
        later.keep(only: ["01-a": ["kept", "new"]])
        try later.save()
        let last = BlockHistory(path: "\(folder.path)/history")
        #expect(last["01-a", "kept"] == Digest(of: "kept"))
        #expect(last["01-a", "gone"] == nil && last["02-b", "kept"] == nil)
    }

    @Test func formulasThatNoPageHasAreForgotten() throws {
        let folder = try Folder()
        let path = "\(folder.path)/formulas"
        /// A build that weaves pages with these formulas, each set as itself in angle brackets.
        func weave(_ pages: [String: [String]], of book: Set<String>) throws {
            let memory = FormulaMemory(path: path, engine: "one")
            for (page, formulas) in pages {
                let markup = Dictionary(uniqueKeysWithValues: formulas.map { (MathKey(tex: $0, isDisplay: false), "<\($0)>") })
                let typesetter = MathTypesetter(katex: KaTeX(folder: "/nowhere"), cache: markup)
                for formula in formulas { _ = try typesetter.typeset(formula, isDisplay: false) }
                memory.learn(from: typesetter, on: page)
            }
            memory.keep(only: book)
            try memory.save()
        }
        func remembered(engine: String = "one") throws -> [String] {
            let typesetter = FormulaMemory(path: path, engine: engine).typesetter()
            return try ["x", "y", "z"].filter { try typesetter.typeset($0, isDisplay: false) == "<\($0)>" }
        }
        try weave(["01-a": ["x", "y"], "02-b": ["y", "z"]], of: ["01-a", "02-b"])
        #expect(try remembered() == ["x", "y", "z"])
        #expect(try remembered(engine: "two") == [])
        let text = try #require(SealedFile.readText(path, damaged: {}).map { String(decoding: $0, as: UTF8.self) })
        #expect(text.contains(Digest(of: MathRequest.driver).description))
        // Another version of the first page; the second is as it was.
        try weave(["01-a": ["y"]], of: ["01-a", "02-b"])
        #expect(try remembered() == ["y", "z"])
        try weave(["01-a": ["y"]], of: ["01-a"])
        #expect(try remembered() == ["y"])
    }

    @Test func parsesAreRemembered() throws {
        let folder = try Folder()
        let memory = CodeMemory(path: "\(folder.path)/code", engine: "one")
        let codes = ["rates.slope", "let x = rates[", "return `a b` + c", "", "fit(rates: times)"]
        let parsed = codes.map(memory.facts)
        #expect(parsed.map(\.isSound) == [true, false, true, true, true])
        #expect(parsed.map(\.isExpression) == [true, false, false, false, true])
        try memory.save()
        let text = try #require(
            SealedFile.readText("\(folder.path)/code", damaged: {}).map { String(decoding: $0, as: UTF8.self) })
        #expect(text.split(separator: "\n").count == 5)
        #expect(CodeMemory(path: "\(folder.path)/code", engine: "one").remembered == 4)
        #expect(CodeMemory(path: "\(folder.path)/code", engine: "two").remembered == 0)
        for engine in ["one", "two"] {
            let again = CodeMemory(path: "\(folder.path)/code", engine: engine)
            #expect(codes.map(again.facts) == parsed)
        }
    }
}

private final class Notices: Sendable {
    private let list = Mutex<[String]>([])
    var all: [String] { list.withLock { $0 } }
    func add(_ notice: String) { list.withLock { $0.append(notice) } }
}
