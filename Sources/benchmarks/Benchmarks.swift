import Foundation

/// Measures ours beside what others do, in one run: `swift run -c release benchmarks [part …]`; all parts if none is named.
@main
enum Benchmarks {
    private static let parts: [(name: String, run: @Sendable () throws -> Void)] = [
        ("flows", FlowBenchmark.run), ("features", FeatureBenchmark.run), ("notebook", NotebookBenchmark.run),
    ]

    static func main() {
        StandardOutput.bufferByLine()
        let names = CommandLine.arguments.dropFirst()
        let unknown = names.filter { name in !parts.contains { $0.name == name } }
        guard unknown.isEmpty else {
            let known = parts.map(\.name).joined(separator: ", ")
            fail("no benchmark is called \(unknown.joined(separator: ", ")); there are: \(known)", code: 2)
        }
        do {
            for part in parts where names.isEmpty || names.contains(part.name) { try part.run() }
        } catch {
            fail("\(error)", code: 3)
        }
    }

    private static func fail(_ message: String, code: Int32) -> Never {
        FileHandle.standardError.write(Data("benchmarks: error: \(message)\n".utf8))
        exit(code)
    }
}
