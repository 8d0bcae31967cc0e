import Testing
@testable import DataRegistry
@testable import NotebookGenerator
@testable import notebook

@Suite("What `notebook data` says") struct DataReportTests {
    private func text(_ states: [DataSetState]) -> String { DataReport(states: states, folder: "/there").text }

    @Test("of a missing data set: what it is, how to get it, its file and digest, and where it goes")
    func absent() {
        let text = text([DataSetState(dataset: .concrete, presence: .absent)])
        for part in [
            "concrete  absent", Dataset.concrete.origin, Dataset.concrete.instructions, "concrete.csv: 1030 rows", "cement,slag",
            Dataset.concrete.digest, "put concrete.csv into /there", "NOTEBOOK_DATA",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test("of a wrong file why it is wrong, of the right one where it is, and how many are missing")
    func mixed() {
        let text = text([
            DataSetState(dataset: .concrete, presence: .present(path: "/there/concrete.csv")),
            DataSetState(dataset: .co2, presence: .wrong(message: "other bytes")),
            DataSetState(dataset: .california, presence: .absent),
        ])
        #expect(text.contains("concrete            present: /there/concrete.csv\n"))
        #expect(text.contains("co2-mauna-loa       wrong: other bytes\n"))
        #expect(text.contains("2 of 3 data sets are not here: put co2-mauna-loa.csv, california-housing.csv into /there"))
    }

    @Test("nothing more when all are here")
    func complete() {
        let text = text([DataSetState(dataset: .concrete, presence: .present(path: "/there/concrete.csv"))])
        #expect(text == "concrete  present: /there/concrete.csv\nall data sets are here\n")
    }
}
