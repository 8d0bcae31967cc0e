import Foundation
import TestSupport
import Testing

/// The examples of the CommonMark specification 0.31.2, which ship as JSON in the source package of PyPI's `markdown-it-py`.
///
/// Fetched once by pip into `.build`, never committed.
struct CommonMarkExample: Decodable, CustomTestStringConvertible {
    let markdown: String
    let html: String
    let example: Int
    let section: String

    var testDescription: String { "\(example) (\(section))" }

    static let all: [CommonMarkExample]? = {
        guard let data = cached() ?? fetched() else { return nil }
        return try? JSONDecoder().decode([CommonMarkExample].self, from: data)
    }()

    private static let cache = URL(fileURLWithPath: "\(TestBench.packageRoot)/.build/commonmark-0.31.2.json")

    private static func cached() -> Data? { try? Data(contentsOf: cache) }

    private static func fetched() -> Data? {
        let folder = URL(fileURLWithPath: TestFolder.unused("commonmark"))
        defer { try? FileManager.default.removeItem(at: folder) }
        let package = "markdown-it-py"
        guard
            run(
                "python3", "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", package, package + "==4.3.0", "-d",
                folder.path),
            run("tar", "-xzf", folder.path + "/markdown_it_py-4.3.0.tar.gz", "-C", folder.path)
        else { return nil }
        let examples = folder.appendingPathComponent("markdown_it_py-4.3.0/tests/test_cmark_spec/commonmark.json")
        guard let data = try? Data(contentsOf: examples) else { return nil }
        try? data.write(to: cache, options: .atomic)
        return data
    }

    private static func run(_ command: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
