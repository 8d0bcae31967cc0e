import Foundation
import TestSupport
import Testing

/// What is remembered has a name and a number, and `CONTRIBUTING.md` says when to raise it.
@Suite struct KeyNameTests {
    /// The names, with where they stand, of keys and of what is remembered of files; nil in place of the number where it has none.
    private static func names() throws -> [(name: String, number: Int?, place: String)] {
        try PackageSources.targets.flatMap { target in
            try PackageSources.files(of: target).flatMap { path, text in
                let facts = text.matches(of: #/\.fact\(\s*"(?<name>[^"\\]+)["\\]/#).map { found in
                    let words = found.output.name.split(separator: " ")
                    let number = words.last.flatMap { Int($0) }
                    return (words.dropLast(number == nil ? 0 : 1).joined(separator: " "), number, "\(target)/\(path)")
                }
                let keys = text.matches(of: #/ofAll:\s*\[\s*"(?<name>[a-z ]+) (?<number>\d+)"/#)
                return facts + keys.map { (String($0.output.name), Int($0.output.number), "\(target)/\(path)") }
            }
        }
    }

    @Test func everyNameHasANumberAndIsListed() throws {
        let page = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appendingPathComponent(".github/CONTRIBUTING.md"), encoding: .utf8)
        let names = try Self.names()
        #expect(names.count > 30)
        for (name, number, place) in names {
            // The digest of a file's bytes is what it is.
            if name == "sha256" { continue }
            #expect(number != nil, "\(place): \(name)")
            #expect(page.contains("`\(name)`"), "\(place): \(name)")
        }
    }
}
