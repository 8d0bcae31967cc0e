import Foundation
import MachineCode
import Testing

/// A feature of Swift through which a block reaches the text `EDIT`, and unrelated code beside it that says `ASIDE`.
struct Feature: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var declarations: String
    var body: String

    init(_ name: String, _ declarations: String, _ body: String) {
        (testDescription, self.declarations, self.body) = (name, declarations, body)
    }
}

@Suite("Every way in which Swift code reaches other code")
struct FeatureTests {
    @Test(arguments: Feature.common + Feature.indirect + Feature.concurrent) func isFollowed(_ feature: Feature) throws {
        let workshop = try Workshop()
        let before = try digests(feature, edit: "17", aside: "5", in: workshop)
        let after = try digests(feature, edit: "23", aside: "5", in: workshop)
        let aside = try digests(feature, edit: "17", aside: "6", in: workshop)
        #expect(before["__block_a"] != after["__block_a"], "the edit must change the block")
        #expect(before["__block_a"] == aside["__block_a"], "what stands beside it must not")
        #expect(before["__block_b"] == after["__block_b"], "nor the edit another block")
        #expect(before["__block_b"] != aside["__block_b"])
    }

    private func digests(_ feature: Feature, edit: String, aside: String, in workshop: Workshop) throws -> [String: String] {
        let source = """
            \(feature.body.contains("JSON") ? "import Foundation" : "")
            \(feature.declarations.contains("Semaphore") ? "import Dispatch" : "")
            \(feature.declarations.contains("@Observable") ? "import Observation" : "")
            final class Experiment: Sendable {
                let body: @Sendable (Int) throws -> Int
                init(_ body: @escaping @Sendable (Int) throws -> Int) { self.body = body }
            }
            \(feature.declarations.replacingOccurrences(of: "EDIT", with: edit))
            struct Aside: CustomStringConvertible, Codable, Hashable {
                var values = [1.5, 2.5, \(aside).25]
                var description: String { "values beside the point, \(aside) of them \\(values)" }
            }
            let __block_a = Experiment { seed in
                \(feature.body.contains("return") ? "" : "return ")\(feature.body.replacingOccurrences(of: "EDIT", with: edit))
            }
            let __block_b = Experiment { seed in "\\(Aside())".utf8.count + seed }
            @main enum Main { static func main() throws { print(try __block_a.body(CommandLine.argc == 1 ? 2 : 3), try __block_b.body(1)) } }

            """
        let folder = UUID().uuidString
        try workshop.write(source, to: "\(folder)/Chapter.swift")
        try workshop.write("", to: "\(folder)/Second.swift")
        try workshop.run(
            "swiftc",
            [
                "-O", "-g", "-wmo", "-num-threads", "1", "-parse-as-library", "-module-name", "Chapter", "-Xfrontend",
                "-function-sections", "-Xfrontend", "-disable-llvm-merge-functions-pass", "-c", "Chapter.swift", "Second.swift",
            ], in: folder)
        let objects = try ["Chapter.o", "Second.o"].map { try workshop.object("\(folder)/\($0)") }
        let blocks = GlobalVariables(in: ObjectSet(objects), module: "Chapter", prefix: "__block_")
        return try Dictionary(uniqueKeysWithValues: blocks.names.map { ($0, try blocks.reach(from: $0).digest) })
    }
}
