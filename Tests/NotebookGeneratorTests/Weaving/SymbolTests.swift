import ChapterReading
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
            enum Secret { case one }
            public private(set) var changed = false
            struct Inner { public func unreachable() {} }
        }
        /// Adds </script>.
        public func sum<Value>(
            _ values: [Value], from start: Value
        ) -> Value where Value: Numeric { start }
        func internalSum() {}
        public protocol Shape { func area(of part: Int) -> Int }
        public extension Grid { func mean() -> Double { 0 } }
        extension Grid { public typealias Row = [Element] }
        """#

    private let found = DeclarationReader.declarations(in: source)

    private func declaration(_ name: String) throws -> Declaration { try #require(found.first { $0.name == name }) }

    @Test func whatIsPublicIsFound() {
        let names = found.map { $0.container.isEmpty ? $0.name : "\($0.container).\($0.name)" }
        #expect(
            Set(names).isSuperset(of: [
                "Grid", "Grid.count", "Grid.width", "Grid.init", "Grid.area", "Grid.Order", "Grid.Order.rows",
                "Grid.Order.columns",
                "Grid.changed", "sum", "Shape", "Shape.area", "Grid.mean", "Grid.Row",
            ]), "\(names)")
        #expect(!names.contains { $0.contains("hidden") || $0.contains("internalSum") || $0.contains("Secret") })
    }

    @Test func aSignatureEndsBeforeItsBody() throws {
        #expect(
            try declaration("sum").signature
                == "public func sum<Value>( _ values: [Value], from start: Value ) -> Value where Value: Numeric")
        #expect(try declaration("Grid").signature == "public struct Grid<Element: Sendable>: Sendable")
        #expect(try declaration("init").signature == "public init(_ rows: [[Element]])")
        #expect(try declaration("area").signature == "public var area: Int")
    }

    @Test func theFirstParagraphIsShown() throws {
        #expect(try declaration("Grid").summary == "A grid of numbers, row by row.")
        #expect(try declaration("init").summary == "From its rows.")
        #expect(try declaration("Row").summary == "")
    }

    @Test func linesAreThoseOfTheFile() throws {
        let lines = Self.source.split(separator: "\n", omittingEmptySubsequences: false)
        for name in ["Grid", "init", "sum", "Shape", "Row"] {
            let line = lines[try declaration(name).line - 1]
            #expect(line.contains(name), "\(line)")
        }
    }

    @Test func whatIsNotSwiftDeclaresNothing() {
        #expect(DeclarationReader.declarations(in: "") == [])
        #expect(DeclarationReader.declarations(in: "struct { ) 🙂 public") == [])
    }

    @Test func theScriptHoldsNoEndOfAScript() throws {
        let file = SymbolIndex.File(module: "M", path: "M/A.swift", declarations: found)
        let empty = SymbolIndex(of: [file], namedIn: ["let a = 1"])
        #expect(String(decoding: try empty.script, as: UTF8.self) == "window.notebookSymbols = [];\n")
        let index = SymbolIndex(of: [file], namedIn: ["Grid(rows).area + sum([1])"])
        #expect(index.files.first?.declarations.map(\.name).sorted() == ["Grid", "area", "area", "init", "rows", "sum"])
        let script = String(decoding: try index.script, as: UTF8.self)
        #expect(script.contains(#"Adds <\/script>."#) && !script.contains("</"))
    }

    @Test func aSourceIsAPage() {
        let html = SourcePage.html(of: Self.source, at: "M/A.swift")
        #expect(html.contains(#"<a id="L1"></a><b>import</b>"#))
        #expect(html.contains(#"<a id="L7"></a><b>public</b> <b>struct</b> Grid"#))
        #expect(!html.contains("</script>"))
        #expect(html.contains(#"href="../../assets/notebook.css""#))
        let lines = Self.source.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(html.matches(of: /<a id="L\d+">/).count == lines)
        // It lies two folders below the others.
        #expect(PageChecks(html.replacing("../../", with: "")).faults == [])
    }
}
