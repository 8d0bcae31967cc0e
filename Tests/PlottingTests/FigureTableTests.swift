import Foundation
import Testing

@testable import ChapterInterface
@testable import Plotting

/// The table of a figure's data: short as it is stored, whole as readers get it.
@Suite struct FigureTableTests {
    private static func filled(_ text: String) -> String {
        String(decoding: FigureTable.filled(Data(text.utf8)), as: UTF8.self)
    }

    @Test func everyRowSaysWhereItBelongs() throws {
        let plot = Plot.panels(columns: 2) {
            Plot { Line(x: [1.0, 2, 3], y: [1.0, 4, 9], series: "a, \"b\"") }.titled("left, $D = 0$")
            Plot {
                Points(x: [1.0, 2], y: [2.0, 1])
                Points(x: [1.0], y: [3.0], series: "c")
            }
        }
        let stored = try plot.csv()
        let rows = Self.filled(stored).split(separator: "\n").map(String.init)
        let lead = #""left, $D = 0$","a, ""b""",line,"#
        #expect(
            rows == [
                "panel,series,mark,x,y", lead + "1,1", lead + "2,4", lead + "3,9", "2,,points,1,2", "2,,points,2,1",
                "2,c,points,1,3",
            ])
        #expect(
            stored.split(separator: "\n").map(String.init) == [rows[0], rows[1], ",,,2,4", ",,,3,9", rows[4], ",,,2,1", rows[6]])
    }

    @Test func otherTablesStayAsTheyAre() {
        for text in ["", "a,b\n1,2\n", "method,\"a\nb\"\n\"x\ny\",1\n", "a,b,c,d\n1,2,3,4\n1,2,3,5"] {
            #expect(Self.filled(text) == text)
        }
        #expect(Self.filled("p,s,m,x\n\"a\n,,,\",,m,1\n,,,2") == "p,s,m,x\n\"a\n,,,\",,m,1\n\"a\n,,,\",,m,2")
    }

    /// Times within three hours of a day in 2023 stay apart.
    @Test func dataFarFromZeroKeepTheDigitsThatTellThemApart() throws {
        let times = [1_699_999_000.0, 1_699_999_001.5, 1_700_009_800]
        let rows = try Plot { Line(x: times, y: [0.123456789, 1, 2]) }.csv().split(separator: "\n")
        #expect(rows.dropFirst().map { Double($0.split(separator: ",").dropLast().last ?? "") } == times)
        #expect(rows[1].hasSuffix(",0.123457"))
    }
}
