import ChapterReading
import ChapterRunning
import Foundation
import Testing
@testable import Weaving

/// Names in shown code lead to what they stand for.
struct SymbolTests {
    private static let source = #"""
        import Foundation

        /// A grid of numbers,
        /// row by row.
        ///
        /// More of it.
        public struct Grid<Element: Sendable>: Sendable {
            /// How many.
            public let count, width: Int
            var hidden = 1
            /// From its rows.
            /// - Parameter rows: of one length.
            public init(_ rows: [[Element]]) { count = 0 }
            /// What an element
            /// is.
            public subscript(row: Int) -> [Element] { [] }
            public var area: Int { count }
            public enum Order { case rows, columns(Int) }
            static let empty = Grid([])
        }
        /// Adds </script>.
        public func sum<Value>(
            _ values: [Value], from start: Value
        ) -> Value where Value: Numeric { start }
        public func sum(_ values: [Int], from start: Swift.Int?, at place: Grid<Int>.Order) -> Int { 0 }
        func sum(_ values: [Double], from start: Double, at place: Grid<Double>.Order) -> Double { func inner() {} }
        public protocol Shape { func area(of part: Int) -> Int }
        extension Grid where Element == Double { func mean() -> Double { 0 } }
        """#

    private let found = DeclarationReader.declarations(in: source)
    private var index: DeclarationIndex {
        DeclarationIndex(of: [DeclarationIndex.File(module: "M", path: "M/A.swift", declarations: found)])
    }

    private func declaration(_ path: String) throws -> Declaration { try #require(found.first { $0.path == path }) }

    @Test func whatIsDeclaredIsFound() {
        #expect(
            found.map(\.path) == [
                "Grid", "Grid.count", "Grid.width", "Grid.hidden", "Grid.init(_:)", "Grid.subscript", "Grid.area", "Grid.Order",
                "Grid.Order.rows", "Grid.Order.columns(_:)", "Grid.empty", "sum(_:from:)", "sum(_:from:at:)", "sum(_:from:at:)",
                "Shape", "Shape.area(of:)", "Grid.mean()",
            ])
    }

    @Test func whatBecomesCodeIsTold() {
        #expect(
            found.filter(\.isCode).map(\.path) == [
                "Grid.init(_:)", "Grid.subscript", "Grid.area", "Grid.empty", "sum(_:from:)", "sum(_:from:at:)",
                "sum(_:from:at:)",
                "Grid.mean()",
            ])
    }

    @Test func aSignatureEndsBeforeItsBody() throws {
        #expect(
            try declaration("sum(_:from:)").signature
                == "public func sum<Value>(_ values: [Value], from start: Value) -> Value where Value: Numeric")
        #expect(try declaration("Grid").signature == "public struct Grid<Element: Sendable>: Sendable")
        #expect(try declaration("Grid.init(_:)").signature == "public init(_ rows: [[Element]])")
        #expect(try declaration("Grid.area").signature == "public var area: Int")
    }

    @Test func theFirstParagraphIsShown() throws {
        #expect(try declaration("Grid").summary == "A grid of numbers, row by row.")
        #expect(try declaration("Grid.init(_:)").summary == "From its rows.")
        #expect(try declaration("Shape").summary == "")
    }

    @Test func linesAreThoseOfTheFile() throws {
        let lines = Self.source.split(separator: "\n", omittingEmptySubsequences: false)
        for (path, word) in [("Grid", "Grid"), ("Grid.init(_:)", "init"), ("sum(_:from:)", "sum"), ("Grid.mean()", "mean")] {
            let line = lines[try declaration(path).line - 1]
            #expect(line.contains(word), "\(line)")
        }
    }

    @Test func whatIsNotSwiftDeclaresNothing() {
        #expect(DeclarationReader.declarations(in: "") == [])
        #expect(DeclarationReader.declarations(in: "struct { ) 🙂 public").allSatisfy { $0.path.isEmpty })
    }

    // MARK: What a name stands for

    /// Of functions that share a path their parameters' types tell; where these are spelt in another way, all are shown.
    @Test func oneOfSeveralIsTold() {
        func lines(_ path: String, _ types: String = "") -> [Int] {
            index.declarations(of: DeclaredName(module: "M", path: path, types: types)).map(\.declaration.line)
        }
        #expect(lines("sum(_:from:at:)", "Int Int Grid Int Order") == [25])
        #expect(lines("sum(_:from:at:)", "Double Double Grid Double Order") == [26])
        #expect(lines("sum(_:from:at:)", "Real") == [25, 26])
        #expect(lines("sum(_:)") == [])
        #expect(index.declarations(of: DeclaredName(module: "Other", path: "Grid")) == [])
        // An initializer that nobody wrote.
        #expect(lines("Grid.Order.init(rawValue:)", "String") == lines("Grid.Order"))
    }

    @Test func aPageHasTheNamesOfItsCode() throws {
        let chapter = Chapter.ofBlocks([
            (.shared, "shared-1", "/// Two of them.\nstruct Pair { var left = 1 }"), (.experiment, "rates", "return sum([1])"),
            (.experiment, "more", "return Pair().left + rates.count"),
        ])
        let own = DeclaredName(module: "Chapter", path: "Pair.init()")
        let names = [
            "rates": CodeNames([
                DeclaredName(module: "M", path: "sum(_:from:)"): [7], DeclaredName(module: "N", path: "f()"): [1],
            ]),
            "more": CodeNames([own: [7], .value(of: "rates"): [21], .value(of: "gone"): [30]]),
        ]
        let page = PageNames(names, in: chapter, declaredIn: index)
        #expect(page.files == ["M/A.swift"])
        let script = String(decoding: try page.script, as: UTF8.self)
        #expect(script.contains(##""#block-shared-1","struct Pair","Two of them.","this chapter""##))
        #expect(script.contains(##""#block-rates","","","the value of this block""##))
        #expect(script.contains(#""sources/M/A.swift.html#L22""#) && script.contains(#""M/A.swift:22""#))
        #expect(script.contains(#""block-rates":[[[2],[7]]]"#), "\(script)")
        // What ends a script cannot stand in one.
        #expect(script.contains(#"Adds <\/script>."#) && !script.contains("</"))
        #expect(!script.contains("gone"))
    }

    // MARK: Sources

    @Test(arguments: [
        Edition(), Edition(day: "2026-11-21"), Edition(commit: "63ef8c8d1a", isEdited: true),
        Edition(day: "2026-11-21", commit: "63ef8c8d1a"),
    ])
    func aPageWithMarksIsFilledInForAnyEdition(_ edition: Edition) {
        let source = "// me@example.org, @@day, @@day-of-the-edition@@, <p class=\"source-state\">@@commit-of-the-edition@@\n"
        let marked = SourcePage.html(of: source, at: "M/A.swift", edition: edition.marked)
        let own = SourcePage.html(of: source, at: "M/A.swift", edition: edition)
        #expect(String(decoding: edition.filled(Array(marked.utf8), in: .state), as: UTF8.self) == own)
        let raw = "<footer class=\"colophon\">@@edits-of-the-edition@@</footer>"
        let foot = { raw + HTMLFormatter.html(Colophon(face: .none, edition: $0, source: nil).node()) }
        #expect(String(decoding: edition.filled(Array(foot(edition.marked).utf8), in: .foot), as: UTF8.self) == foot(edition))
        #expect((foot(edition) == foot(edition.marked)) == (edition == Edition()))
    }

    @Test func aSourceIsAPage() {
        let html = SourcePage.html(of: Self.source, at: "M/A.swift", edition: Edition(commit: "63ef8c8d1a", isEdited: true))
        #expect(html.contains(#"<a id="L1"></a><b>import</b>"#))
        #expect(html.contains(#"<a id="L7"></a><b>public</b> <b>struct</b> Grid"#))
        #expect(html.contains("Commit 63ef8c8d1a, edited since"))
        #expect(!html.contains("</script>\n&lt;"))
        #expect(html.contains(#"href="../../assets/notebook.css""#))
        let lines = Self.source.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(html.matches(of: /<a id="L\d+">/).count == lines)
        // It lies two folders below the others.
        #expect(PageChecks(html.replacing("../../", with: "")).faults == [])
    }

    @Test func linesThatEndAsOnWindowsAreLines() {
        func html(_ source: String) -> String { SourcePage.html(of: source, at: "M/A.swift", edition: Edition()) }
        let lines = "let a = 1\n\nlet b = 2\n"
        #expect(html(lines).contains(#"<a id="L3"></a><b>let</b> b"#))
        #expect(html(lines.replacing("\n", with: "\r\n")) == html(lines))
    }

    @Test func aChaptersSourceTellsWhatItsCodeReaches() {
        let chapter = Chapter.ofBlocks([(.shared, "shared-1", "import M"), (.experiment, "rates", "1"), (.check, "none", "2")])
        let functions = ReachedFunctions([
            "rates": [
                DeclaredName(module: "M", path: "sum(_:from:)"), DeclaredName(module: "M", path: "Grid.count"),
                DeclaredName(module: "M", path: "Grid.area"),
            ]
        ])
        let list = ReachList(of: chapter, functions, declaredIn: index)
        #expect(list.files == ["M/A.swift"])
        let html = ChapterSourcePage(of: chapter, reach: list.html, edition: Edition(), language: "de").html
        #expect(
            html.contains(
                #"<dt id="reach-rates">experiment <a href="../01-test.html#block-rates"><code>rates</code></a> · 2 functions</dt>"#
            ))
        #expect(html.contains(#"<a href="../sources/M/A.swift.html#L22"><code>sum(_:from:)</code></a>:22"#))
        #expect(html.contains("<dd>No function.</dd>") && !html.contains("reach-shared-1"))
        #expect(ReachList(of: chapter, nil, declaredIn: index).html.contains("<dd>Not known.</dd>"))
        #expect(ReachList(of: .ofBlocks([]), nil, declaredIn: index).html == "")
    }
}
