import ChapterRunning
import Foundation
import Storage

/// What the package's tests promise, in their own words: each suite's documentation, and its tests' names.
struct TestPromises: Sendable {
    /// A suite of tests that says what it holds.
    struct Promise: Codable, Sendable, Equatable {
        /// The test target.
        var target: String
        /// The first sentence of the suite's documentation, or its display name.
        var promise: String
        /// The tests' names as words.
        var tests: [String]
    }

    /// The folder of `Tests`.
    let folder: String

    /// The JSON array of all promises, in the order of the files; empty where there are no tests.
    ///
    /// - Parameter memory: knows each file's promises as long as it does not change.
    func encoded(remembering memory: FileStamps) throws -> Data {
        var promises: [Promise] = []
        for file in try files(remembering: memory) {
            let text = try memory.fact("promises 4", of: "\(folder)/\(file)") {
                let source = String(decoding: try PlainFile.read("\(folder)/\(file)"), as: UTF8.self)
                return String(decoding: try RecordCoding.encode(Self.promises(in: source, of: file)), as: UTF8.self)
            }
            promises += try JSONDecoder().decode([Promise].self, from: Data(text.utf8))
        }
        return try RecordCoding.encode(promises)
    }

    /// The sources below the folder; each folder on the way is asked about too, so that a new file is seen.
    private func files(remembering memory: FileStamps) throws -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
        var (files, folders): ([String], [String]) = ([], [folder])
        while let path = walk.nextObject() as? String {
            if path.hasSuffix("/Goldens") {
                walk.skipDescendants()
            } else if walk.fileAttributes?[.type] as? FileAttributeType == .typeDirectory {
                folders.append("\(folder)/\(path)")
            } else if path.hasSuffix("Tests.swift") {
                files.append(path)
            }
        }
        for folder in folders { _ = try memory.fact("folder 1", of: folder) { "" } }
        return files.sorted()
    }

    // MARK: Reading a source

    /// The suites of a file that say what they hold, with the tests that follow them.
    static func promises(in source: String, of file: String) -> [Promise] {
        let target = String(file.prefix { $0 != "/" })
        var found: [Promise] = []
        var comment: [Substring] = []
        var (isSuiteOpen, pendingTest) = (false, false)
        for line in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            // What is further in is the text of some test.
            if line.hasPrefix("        ") { continue }
            let line = line.drop { $0 == " " }
            if line.hasPrefix("///") {
                comment.append(line.dropFirst(3))
                continue
            }
            // The attribute may stand on a line of its own, or be left out.
            let isDeclared = line.firstMatch(of: #/^(@Suite(\(.*\))? )?(final )?(struct|class|enum|actor) \w+Tests\b/#) != nil
            if line.hasPrefix("@Suite") || isDeclared && !isSuiteOpen {
                let promise = displayName(line) ?? firstSentence(comment)
                found.append(Promise(target: target, promise: promise, tests: []))
            }
            isSuiteOpen = line.hasPrefix("@Suite") && !isDeclared
            if line.hasPrefix("@Test") { pendingTest = true }
            if pendingTest, let name = displayName(line, after: "@Test") ?? functionName(line) {
                if !found.isEmpty { found[found.count - 1].tests.append(name) }
                pendingTest = false
            }
            comment = []
        }
        return found.filter { !$0.promise.isEmpty && !$0.tests.isEmpty }
    }

    /// `@Suite("What C code reaches")`
    private static func displayName(_ line: Substring, after attribute: String = "@Suite") -> String? {
        guard line.hasPrefix("\(attribute)(\"") else { return nil }
        return String(line.dropFirst(attribute.count + 2).prefix { $0 != "\"" })
    }

    private static func firstSentence(_ comment: [Substring]) -> String {
        let text = comment.prefix { !$0.allSatisfy { $0 == " " } }.joined().trimmingCharacters(in: .whitespaces)
        guard let end = text.firstRange(of: /\.( |$)/) else { return text }
        return String(text[..<end.lowerBound])
    }

    /// `func aBlockFailsAlone(` as `a block fails alone`.
    private static func functionName(_ line: Substring) -> String? {
        guard let match = line.firstMatch(of: /func (\w+)\(/) else { return nil }
        var (words, rest) = ([""], match.1)
        while let first = rest.first {
            if words.last == "" || first.isUppercase, let name = properName(at: rest) {
                words += [name, ""]
                rest = rest.dropFirst(name.count)
                continue
            }
            if first.isUppercase, let last = words.last?.last, !last.isUppercase { words.append("") }
            words[words.count - 1] += first.lowercased()
            rest = rest.dropFirst()
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The name that `rest` starts with, whatever its first letter's case; in `texts` is none.
    private static func properName(at rest: Substring) -> String? {
        properNames.first { name in
            rest.lowercased().hasPrefix(name.lowercased()) && rest.dropFirst(name.count).first?.isLowercase != true
        }
    }

    /// Written in a sentence as they are.
    private static let properNames = ["BibTeX", "KaTeX", "MathML", "JSON", "HTML", "SVG", "PDF", "CSV", "CSL", "TeX"]
}
