import Testing
@testable import ChapterRunning
@testable import NotebookGenerator

/// One fault is told once: what follows from it is not told beside it.
@Suite struct ConsequenceTests {
    private static func diagnostics(of blocks: String) throws -> [String] {
        let project = try BookProject("small")
        try project.edit("index.md", "Read @sec-sums", blocks + "\n\nRead @sec-sums")
        return try project.build().diagnostics.map(\.shortForm)
    }

    /// Neither is its `cell` looked for.
    @Test func aSweepWithoutAGrid() throws {
        let told = try Self.diagnostics(
            of: """
                ```swift sweep squares
                //| over: numbers
                return cell * cell
                ```

                ```swift sweep cubes
                return cell * cell * cell
                ```
                """)
        #expect(told.count == 2, "\(told)")
        #expect(told.first?.contains("9:11 no experiment above is called `numbers`") == true, "\(told)")
        #expect(told.last?.contains("13:16 ") == true, "\(told)")
    }

    /// Nor is there a data set of such a name.
    @Test func aDataSetOfAnImpossibleName() throws {
        let told = try Self.diagnostics(
            of: """
                ```swift experiment count
                //| data: con crete
                return try session.data("concrete.csv").count
                ```
                """)
        #expect(told.count == 1, "\(told)")
        #expect(told.first?.contains("9:11 ") == true, "\(told)")
    }

    /// Whoever uses the value is told which one it is.
    @Test func aValueThatIsNotReadBack() throws {
        let told = try Self.diagnostics(
            of: """
                ```swift shared
                struct Odd: Error {}
                struct Rate: Codable, Sendable {
                    var value = 1.0
                    init() {}
                    init(from decoder: any Decoder) throws { throw Odd() }
                    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
                }
                ```

                ```swift experiment rate
                return Rate()
                ```

                The rate is `{swift} rate.value`.
                """)
        #expect(told.count == 1, "\(told)")
        #expect(told.first?.contains("the value of the experiment `rate` cannot be read back as Rate: Odd()") == true, "\(told)")
    }
}
