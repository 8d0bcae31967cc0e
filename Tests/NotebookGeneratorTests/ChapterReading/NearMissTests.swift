import Testing
@testable import ChapterReading
@testable import NotebookGenerator

/// A name that is nearly right is told with the one that was meant.
@Suite struct NearMissTests {
    @Test(arguments: [
        ("expirement", "experiment"), ("exp", "experiment"), ("tabel", "table"), ("Figure", "figure"), ("chek", "check"),
        ("run", nil), ("t", nil), ("", nil), ("experiment", nil), ("something", nil),
    ])
    func suggests(written: String, meant: String?) {
        #expect(nearMiss(of: written, among: ["experiment", "figure", "table", "check", "shared"]) == meant)
    }
}
