import Foundation
import TestSupport
import Testing

@testable import MachineCode

@Suite("Reading object files")
struct ObjectFileTests {
    private let workshop: Workshop
    init() throws { workshop = try Workshop() }

    private func bytes() throws -> [UInt8] {
        let file = try workshop.compileC("int helper(int); const char *start(int x) { return helper(x) ? \"yes\" : \"no\"; }")
        return Array(try Data(contentsOf: URL(fileURLWithPath: file.path)))
    }

    private func read(_ bytes: [UInt8]) throws -> ObjectFile {
        let file = workshop.folder.appendingPathComponent("\(UUID().uuidString).o")
        try Data(bytes).write(to: file)
        return try ObjectFile(path: file.path)
    }

    @Test func aFileThatIsNotThereIsAnError() throws {
        #expect(throws: ELFError.unreadable(path: "/nowhere/x.o", reason: "No such file or directory")) {
            try ObjectFile(path: "/nowhere/x.o")
        }
    }

    @Test(arguments: [[], Array("#!/bin/sh\n".utf8), Array(repeating: 0, count: 4096)] as [[UInt8]])
    func whatIsNoObjectFileIsAnError(_ bytes: [UInt8]) throws {
        #expect(throws: ELFError.self) { try read(bytes) }
    }

    @Test func otherProcessorsAreRefused() throws {
        var bytes = try bytes()
        bytes[18] = 243  // RISC-V
        #expect(throws: ELFError.self) { try read(bytes) }
    }

    @Test func anyTruncatedFileIsAnError() throws {
        let bytes = try bytes()
        for length in stride(from: 0, to: bytes.count, by: 37) {
            #expect(throws: ELFError.self) { try read(Array(bytes[..<length])) }
        }
    }

    /// Whatever one byte is changed to: where the contents are the same, so is all that is read of them.
    @Test func whatIsReadIsInTheContents() throws {
        let original = try bytes()
        let contents = try contents(original)
        let reach = try ObjectSet([try read(original)]).reach(from: ["start"])
        var generator = SplitMix64(seed: 11)
        var (same, other) = (0, 0)
        for _ in 0..<400 {
            var bytes = original
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= UInt8.random(in: 1...255, using: &generator)
            guard let changed = try? self.contents(bytes), changed == contents else {
                other += 1
                continue
            }
            same += 1
            #expect(try ObjectSet([try read(bytes)]).reach(from: ["start"]).digest == reach.digest)
        }
        #expect(same > 20 && other > 20)
    }

    private func contents(_ bytes: [UInt8]) throws -> Digest {
        let file = workshop.folder.appendingPathComponent("\(UUID().uuidString).o")
        try Data(bytes).write(to: file)
        return try ObjectContents.digest(ofFile: file.path)
    }

    @Test func damagedBytesNeverCrashTheReader() throws {
        let original = try bytes()
        var generator = SplitMix64(seed: 7)
        var (readable, reached, refused) = (0, 0, 0)
        for _ in 0..<400 {
            var bytes = original
            for _ in 0..<4 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            do {
                let objects = ObjectSet([try read(bytes)])
                readable += 1
                _ = try objects.reach(from: ["start"])
                reached += 1
            } catch is ELFError {
                refused += 1
            } catch is ReachError {
                // The damage took the root's name.
            }
        }
        #expect(readable > 100 && reached > 100 && refused > 20, "\(readable) read, \(reached) reached, \(refused) refused")
    }

    @Test func anUnknownRelocationIsNeverTrusted() throws {
        var bytes = try bytes()
        let image = try ELFImage(file: MappedFile(path: workshop.write(bytes)))
        let section = try #require(image.sections.first { $0.type == 4 && $0.name.hasPrefix(".rela.text") })
        bytes[Int(section.offset) + 8] = 200
        let objects = ObjectSet([try read(bytes)])
        let (one, two) = (try objects.reach(from: ["start"]), try objects.reach(from: ["start"]))
        #expect(!one.isTrustworthy)
        #expect(one.warnings.contains { $0.hasSuffix("relocation type 200 is not understood") })
        #expect(one.digest != two.digest)
    }

    @Test func anUnknownLoadedSectionIsNeverTrusted() throws {
        let file = try workshop.compileAssembly(
            ".text\n.globl start\n.type start,@function\nstart: ret\n.section swift5_novelty,\"a\",@progbits\n.long 1\n")
        #expect(try !ObjectSet([file]).reach(from: ["start"]).isTrustworthy)
    }

    @Test func moreSectionsThanSixteenBitsCount() throws {
        var source = (0..<65_400).map { ".section s\($0),\"a\",@progbits\n.byte 1\n" }.joined()
        source +=
            ".section .text.start,\"ax\",@progbits\n.globl start\n.type start,@function\nstart: leaq last(%rip), %rax\nret\n"
        let tables = [7, 8].map { source + ".section .rodata.last,\"a\",@progbits\nlast: .quad \($0)\n" }
        let digests = try tables.map { try ObjectSet([workshop.compileAssembly($0)]).reach(from: ["start"]).digest }
        #expect(digests[0] != digests[1])
    }

    @Test func constantsAreTakenOneByOne() throws {
        let source = { (text: String, number: String) in
            "const char *start(void) { return \"used text\"; } const char *other(void) { return \"\(text)\"; }"
                + "double half(double x) { return x * 0.3125; } double third(double x) { return x * \(number); }"
        }
        let digest = { (root: String, text: String, number: String) in
            try ObjectSet([workshop.compileC(source(text, number))]).reach(from: [root]).digest
        }
        for root in ["start", "half"] { #expect(try digest(root, "more", "0.7") == digest(root, "some more", "0.8")) }
        #expect(try digest("other", "more", "0.7") != digest("other", "some more", "0.7"))
        #expect(try digest("third", "more", "0.7") != digest("third", "more", "0.8"))
    }
}

extension Workshop {
    func write(_ bytes: [UInt8]) throws -> String {
        let file = folder.appendingPathComponent("\(UUID().uuidString).o")
        try Data(bytes).write(to: file)
        return file.path
    }

    func compileAssembly(_ source: String) throws -> ObjectFile {
        let name = "s-\(UUID().uuidString)"
        try write(source, to: "\(name).s")
        try run("clang", ["-c", "\(name).s", "-o", "\(name).o"])
        return try object("\(name).o")
    }
}
