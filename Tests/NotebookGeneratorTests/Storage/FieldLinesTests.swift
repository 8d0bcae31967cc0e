import Foundation
import TestSupport
import Testing

@testable import Storage

/// Our own small files, read where they lie.
@Suite struct FieldLinesTests {
    @Test(
        arguments: [
            ("0", 0), ("12", 12), ("-12", -12), ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("", nil), ("-", nil), ("+1", nil), ("1 ", nil),
            ("--1", nil),
        ] as [(String, Int?)])
    func numbers(_ text: String, _ number: Int?) {
        FieldLines.read(Data("\(text)\tx".utf8), separator: UInt8(ascii: "\t")) { #expect($0[0].integer == number) }
    }

    /// Files of any year are told from what they were.
    @Test(arguments: ["1901-02-03", "1969-12-31", "2300-01-01"]) func timesOfAnyYear(_ day: String) throws {
        let folder = TestFolder.unused("times")
        try Folder.make(folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = "\(folder)/file"
        try Data("a".utf8).write(to: URL(fileURLWithPath: file))
        let result = try ChildProcess.run(["touch", "-d", day, file])
        #expect(result.status == .exited(0), "\(result.output)")
        let stamp = try FileStamp(of: file)
        FieldLines.read(Data(stamp.fields.joined(separator: "\t").utf8), separator: UInt8(ascii: "\t")) {
            #expect(FileStamp($0[...]) == stamp)
        }
        let stamps = FileStamps(path: "\(folder)/stamps")
        let digest = try stamps.digest(of: file)
        try Data("b".utf8).write(to: URL(fileURLWithPath: file))
        #expect(try stamps.digest(of: file) != digest)
    }
}
