package import Foundation
internal import Testing

/// The folder `Goldens` of a test target.
package struct GoldenFolder: Sendable {
    package let url: URL

    /// - Parameter source: a source file that lies beside it: the caller's.
    package init(beside source: String = #filePath) {
        url = URL(fileURLWithPath: source).deletingLastPathComponent().appendingPathComponent("Goldens")
    }

    package func file(_ path: String) -> URL { url.appendingPathComponent(path) }

    package func text(_ path: String) throws -> String { try String(contentsOf: file(path), encoding: .utf8) }

    /// The folders in `Goldens/<path>`, a case each.
    package func cases(in path: String) -> [GoldenCase] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: file(path).path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { GoldenCase(name: $0, folder: file("\(path)/\($0)")) }
    }
}

/// A test case that is a folder: what goes in and what comes out.
package struct GoldenCase: CustomTestStringConvertible, Sendable {
    package let name: String
    package let folder: URL

    package var testDescription: String { name }

    package func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
}
