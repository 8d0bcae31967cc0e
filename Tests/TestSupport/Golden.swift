package import Foundation
package import Testing

/// Expects that `file` holds these bytes. With `UPDATE_GOLDENS=1` it is written; a missing one fails; output that differs is written
/// beside its golden as `.actual`.
package func expectGolden(
    _ output: some Sequence<UInt8>, _ file: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let output = Data(output)
    let actual = file.appendingPathExtension("actual")
    try? FileManager.default.removeItem(at: actual)
    if isUpdating {
        try write(output, to: file)
        return
    }
    let expected = FileManager.default.contents(atPath: file.path)
    guard expected != output else { return }
    try write(output, to: actual)
    let fault =
        expected == nil ? "is missing: look at \(actual.path), then run with UPDATE_GOLDENS=1" : "differs: look at \(actual.path)"
    Issue.record("\(file.lastPathComponent) \(fault)", sourceLocation: sourceLocation)
}

/// Expects that `folder` holds these texts, by name, and no others.
package func expectGolden(
    _ files: [String: String], in folder: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let present = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let left = present.filter { files[$0] == nil && !$0.hasSuffix(".actual") }.sorted()
    if isUpdating {
        for name in left { try FileManager.default.removeItem(at: folder.appendingPathComponent(name)) }
    } else if !left.isEmpty {
        Issue.record("goldens that nothing gives any more: \(left.joined(separator: ", "))", sourceLocation: sourceLocation)
    }
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
        try expectGolden(text.utf8, folder.appendingPathComponent(name), sourceLocation: sourceLocation)
    }
}

private let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1"

private func write(_ data: Data, to file: URL) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
}
