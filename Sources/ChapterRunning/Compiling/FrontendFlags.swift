import ChapterReading
import Foundation
import Storage

/// What the compiler's driver tells the compiler proper, besides the files.
///
/// The driver compiles every file of a module. We name the files to compile ourselves, and so start the compiler without it.
struct FrontendFlags: Sendable {
    let flags: [String]

    private static let source = "Chapter.swift"

    /// - Parameters:
    ///   - flags: for the driver.
    ///   - ask: runs the driver.
    init(
        driverFlags: [String], toolchain: Toolchain, remembering memory: FileStamps,
        ask: ([String]) throws -> ChildProcess.Result
    ) throws {
        let key = Digest(ofAll: [toolchain.version] + driverFlags).short
        let answer = try memory.fact("frontend flags 1 \(key)", of: toolchain.compiler) {
            let arguments = [toolchain.compiler] + driverFlags + ["-c", Self.source, "-o", "Chapter.o", "-###"]
            let result = try ask(arguments)
            let command = result.output.split(separator: "\n").lazy.map(Self.words).first { $0.contains("-frontend") }
            guard result.status == .exited(0), let flags = command.flatMap(Self.flags) else {
                throw SystemFailure("\(toolchain.compiler) does not say how it compiles:\n\(result.output)")
            }
            return String(decoding: try JSONEncoder().encode(flags), as: UTF8.self)
        }
        flags = try JSONDecoder().decode([String].self, from: Data(answer.utf8))
    }

    /// What stands between the files of `swift-frontend -frontend -c -primary-file Chapter.swift … -o Chapter.o`.
    private static func flags(of command: [String]) -> [String]? {
        guard let start = command.firstIndex(of: source), command.suffix(2) == ["-o", "Chapter.o"] else { return nil }
        let expected = ["-frontend", "-c", "-primary-file", source]
        guard Array(command[...start].suffix(expected.count)) == expected else { return nil }
        return Array(command[(start + 1)...].dropLast(2))
    }

    /// The words of a command as the driver prints it, quoted for a shell.
    static func words(_ line: some StringProtocol) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in line {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\" && quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == " " {
                if let word { words.append(word) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
