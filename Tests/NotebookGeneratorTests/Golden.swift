import Foundation
import Testing

/// Files that hold what is expected. `UPDATE_GOLDENS=1` writes them anew; a missing one fails; output that differs is written
/// beside its golden as `.actual`.
enum Golden {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")

    /// The folders in `Goldens/<path>`, a case each.
    static func cases(in path: String) -> [GoldenCase] {
        let folder = folder.appendingPathComponent(path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map {
            GoldenCase(name: $0, folder: folder.appendingPathComponent($0))
        }
    }
}

struct GoldenCase: CustomTestStringConvertible, Sendable {
    let name: String
    let folder: URL

    var testDescription: String { name }

    func expect(_ output: String, equals file: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let golden = folder.appendingPathComponent(file)
        let actual = folder.appendingPathComponent(file + ".actual")
        try? FileManager.default.removeItem(at: actual)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
            try Data(output.utf8).write(to: golden)
            return
        }
        let expected = try? String(contentsOf: golden, encoding: .utf8)
        if output != expected { try Data(output.utf8).write(to: actual) }
        #expect(output == expected, "\(name)/\(file) differs; see \(file).actual", sourceLocation: sourceLocation)
    }
}
