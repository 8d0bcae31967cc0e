import Foundation
import Testing
@testable import NotebookGenerator

/// What a page says that tests hold is what stands in the tests.
@Suite struct TestPromisesTests {
    @Test(arguments: ["\n", "\r\n"]) func suitesAndTestsAreReadAsWords(lineEnd: String) {
        let source = """
            import Testing

            /// A block fails alone. Whatever it does.
            ///
            /// More of it.
            @Suite struct FaultTests {
                /// Not this one.
                @Test(arguments: all) func aBlockFailsAlone(_ fault: Fault) {}

                private func helper() {}

                @Test("with a name of its own")
                func other() {}

                @Test(.enabled(if: isThere)) func theOthersHaveTheirValues()
                    throws
                {}
            }

            @Suite("What C code reaches")
            struct CodeTests {
                @Test
                func exactly() {}
                @Test func anyBibTeXIsRead() {}
                @Test func jSONSaysWhatHTMLMayDo() {}
                @Test func ofPrintedTexts() {}
            }

            /// Bare. As most are.
            final class BareTests {
                @Test func itIsOneToo() {}
            }

            @Suite struct SilentTests {
                @Test func something() {}
            }
            """
        #expect(
            TestPromises.promises(in: source.replacing("\n", with: lineEnd), of: "SomeTests/Running/FaultTests.swift") == [
                .init(
                    target: "SomeTests", promise: "A block fails alone",
                    tests: ["a block fails alone", "with a name of its own", "the others have their values"]),
                .init(
                    target: "SomeTests", promise: "What C code reaches",
                    tests: ["exactly", "any BibTeX is read", "JSON says what HTML may do", "of printed texts"]),
                .init(target: "SomeTests", promise: "Bare", tests: ["it is one too"]),
            ])
    }

    /// Chapter 93 leaves nothing out.
    @Test func everySuiteSaysWhatItHolds() throws {
        let folder = "\(TestBench.packageRoot)/Tests"
        let walk = try #require(FileManager.default.enumerator(atPath: folder))
        let files = walk.compactMap { $0 as? String }.filter { $0.hasSuffix("Tests.swift") && !$0.contains("/Goldens/") }
        #expect(files.count > 100)
        for file in files.sorted() {
            let source = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            let count = source.split(separator: "\n").count { $0.hasPrefix("    @Test") || $0.hasPrefix("@Test") }
            let told = TestPromises.promises(in: source, of: file).map(\.tests.count).reduce(0, +)
            #expect(told == count, "\(file): a suite without a sentence above it")
        }
    }
}
