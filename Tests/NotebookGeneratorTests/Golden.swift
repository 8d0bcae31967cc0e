import Foundation
import Testing

/// Files that hold what is expected. `UPDATE_GOLDENS=1` writes them anew; a missing one fails; output that differs is written
/// beside its golden as `.actual`.
enum Golden {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }

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

/// Expects that `folder` holds these files, by name, and no others.
func expectGolden(_ files: [String: String], in folder: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws
{
    let folder = Golden.folder.appendingPathComponent(folder)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8) }
        return
    }
    let present = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let unexpected = present.filter { files[$0] == nil && !$0.hasSuffix(".actual") }
    #expect(unexpected.isEmpty, "goldens that nothing gives any more", sourceLocation: sourceLocation)
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
        let golden = folder.appendingPathComponent(name)
        let actual = folder.appendingPathComponent(name + ".actual")
        let expected = try? String(contentsOf: golden, encoding: .utf8)
        if expected == text {
            try? FileManager.default.removeItem(at: actual)
            continue
        }
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: actual, atomically: true, encoding: .utf8)
        Issue.record(
            expected == nil ? "there is no golden \(name); look at \(actual.path)" : "\(name) differs; look at \(actual.path)",
            sourceLocation: sourceLocation)
    }
}
