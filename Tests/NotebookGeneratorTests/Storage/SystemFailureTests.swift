import Foundation
import MachineCode
import Testing

@testable import Storage

/// What the command line says of any error: what it is about, and in its own words.
@Suite struct SystemFailureTests {
    private struct Unworded: Error { let reason = "no room in the hold" }

    @Test func errorsKeepTheirOwnWords() {
        let error = ELFError.notAnObjectFile(path: "/lib/libx.a-0.o")
        #expect("\(SystemFailure(error))" == error.description)
        #expect("\(SystemFailure(Unworded()))".contains("no room in the hold"))
    }

    @Test func filesAreNamed() throws {
        let error = #expect(throws: CocoaError.self) { try Data(contentsOf: URL(fileURLWithPath: "/nowhere/at/all")) }
        #expect(try "\(SystemFailure(#require(error)))" == "/nowhere/at/all: file access: No such file or directory")
        #expect("\(SystemFailure(CocoaError(.fileReadCorruptFile)))".contains("CocoaError") == false)
    }

    /// `notebook render - < folder`.
    @Test func whatCannotBeReadToItsEndIsTold() throws {
        let folder = open("/", O_RDONLY)
        let nothing = open("/dev/null", O_RDONLY)
        defer { for descriptor in [folder, nothing] { close(descriptor) } }
        let failure = #expect(throws: SystemFailure.self) { try PlainFile.readStandardInput(folder) }
        #expect(failure?.description == "standard input: read: Is a directory: a folder stands where a file is read")
        #expect(try PlainFile.readStandardInput(nothing).isEmpty)
    }
}
