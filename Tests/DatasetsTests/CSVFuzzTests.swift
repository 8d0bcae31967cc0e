import Datasets
import TestSupport
import Testing

/// Whatever stands in a file, it is a table or an error with a place.
@Suite struct CSVFuzzTests {
    private static let examples = [
        "x,y\n1,2\n3,4\n", "name,\"a, b\"\n\"say \"\"hi\"\"\",2\n", "\u{FEFF}x\r\n1.5e-3\r\n\"\"\r\n", "ä,x\nü,7\n", "x\n",
        "x,y\n,\n",
        "\"unclosed\n1,2\n", "x,x\n1,2\n",
    ]

    @Test func anyBytesAreATableOrAnError() {
        var mutator = Mutator(Self.examples, seed: 16)
        var accepted = 0
        let count = TestEffort.count(quick: 5000, full: 500_000)
        for _ in 0..<count {
            let bytes = mutator.next()
            do throws(CSVError) {
                let table = try CSVTable(parsing: bytes, file: "t.csv")
                accepted += 1
                #expect(!table.columns.isEmpty && Set(table.columns).count == table.columns.count)
                #expect(table.rows <= bytes.count)
            } catch {
                #expect(error.line >= 1 && error.column >= 1)
            }
        }
        #expect(accepted > count / 10 && accepted < count)
    }
}
