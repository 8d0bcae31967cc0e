import Foundation

/// This program once more, for one row of a table alone: its peak of memory is then the row's own.
struct OwnProcess {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The part of the benchmarks that measures the row.
    let part: String
    /// Of the environment: it tells the process which row.
    let variable: String

    /// The words that this process was started with, if it is one for a row.
    var words: [String] {
        (ProcessInfo.processInfo.environment[variable] ?? "").split(separator: " ").map(String.init)
    }

    /// What the process prints, as JSON.
    func row<Row: Decodable>(_ words: String) throws -> Row {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [part]
        process.environment = ProcessInfo.processInfo.environment.merging([variable: words]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(part), \(words): ended with status \(process.terminationStatus)")
        }
        return try JSONDecoder().decode(Row.self, from: data)
    }
}
