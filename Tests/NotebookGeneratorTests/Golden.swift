import Foundation
import Testing

/// Files that were looked at and found right, in folders beside the tests.
///
/// `UPDATE_GOLDENS=1` rewrites them; what differs is written beside the golden as `.actual`.
enum Golden {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
}

/// Expects that `folder` holds these files, by name, and no others.
func expectGolden(_ files: [String: String], in folder: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws
{
    let folder = Golden.root.appendingPathComponent(folder)
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
