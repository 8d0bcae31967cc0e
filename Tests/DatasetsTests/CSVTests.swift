import Datasets
import TestSupport
import Testing

@Suite("CSV")
struct CSVTests {
    static let readable: [NamedCase<(String, [String], [String])>] = [
        NamedCase("plain", ("a,b\n1,x\n2,y\n", ["a", "b"], ["x", "y"])),
        NamedCase("no newline at the end", ("a,b\n1,x\n2,y", ["a", "b"], ["x", "y"])),
        NamedCase("CRLF", ("a,b\r\n1,x\r\n2,y\r\n", ["a", "b"], ["x", "y"])),
        NamedCase("empty lines and fields", ("a,b\n\n1,\n\n,y\n\n", ["a", "b"], ["", "y"])),
        NamedCase("quotes", ("a,\"b\"\n1,\"x, \"\"1\"\"\"\n2,\"y\nz\"\n", ["a", "b"], ["x, \"1\"", "y\nz"])),
        NamedCase("byte order mark", ("\u{FEFF}a,b\n1,ü\n", ["a", "b"], ["ü"])),
        NamedCase("only a header", ("a,b\n", ["a", "b"], [])),
    ]

    @Test("text in, fields out", arguments: readable)
    func reads(_ row: NamedCase<(String, [String], [String])>) throws {
        let table = try CSVTable(parsing: row.value.0, file: "t.csv")
        #expect(table.columns == row.value.1)
        #expect(try table.texts(in: "b") == row.value.2)
        #expect(table.rows == row.value.2.count)
    }

    static let unreadable: [NamedCase<([UInt8], String)>] = [
        NamedCase("nothing", ([], "t.csv:1:1: the file has no header line")),
        NamedCase("a name twice", (Array("a,b,a\n".utf8), "t.csv:1:5: a second column is named “a”")),
        NamedCase("a short record", (Array("a,b\n1,2\n\n3\n".utf8), "t.csv:4:1: 1 fields, but the header has 2")),
        NamedCase("a long record", (Array("a,b\n1,2,3\n".utf8), "t.csv:2:1: 3 fields, but the header has 2")),
        NamedCase("an open quote", (Array("a,b\n1,\"2\n3,4\n".utf8), "t.csv:2:3: this quote is never closed")),
        NamedCase("text after a quote", (Array("a,b\n\"x\ny\"z,2\n".utf8), "t.csv:3:3: text after a closing quote")),
        NamedCase("not UTF-8", (Array("a,b\n1,".utf8) + [0xFF, 0x0A], "t.csv:2:3: not UTF-8 text")),
    ]

    @Test("what is not CSV says where", arguments: unreadable)
    func fails(_ row: NamedCase<([UInt8], String)>) {
        let error = #expect(throws: CSVError.self) { try CSVTable(parsing: row.value.0, file: "t.csv") }
        #expect(error?.description == row.value.1)
    }

    @Test("numbers, with spaces and exponents")
    func numbers() throws {
        let table = try CSVTable(parsing: "x\n1\n -2.5e-3\t\n+.5\n", file: "t.csv")
        #expect(try table.numbers(in: "x") == [1, -0.0025, 0.5])
    }

    @Test("what is not a finite number", arguments: ["", "nan", "inf", "0x10", "1e999", "1,5", "1.2.3", "é"])
    func notANumber(_ text: String) throws {
        let table = try CSVTable(parsing: "ä,x\nü,7\nü,\"\(text)\"\n", file: "t.csv")
        let error = #expect(throws: CSVError.self) { try table.numbers(in: "x") }
        #expect(error == CSVError(file: "t.csv", line: 3, column: 4, problem: .notANumber(text, column: "x")))
        #expect(error?.description.hasPrefix("t.csv:3:4: “\(text)” in column “x” is not a number") == true)
    }

    @Test("dates, and decimal years")
    func dates() throws {
        let table = try CSVTable(parsing: "d\n1981-01-01\n1984-12-31\n2000-02-29\n", file: "t.csv")
        let dates = try table.dates(in: "d")
        #expect(dates.map(\.dayOfYear) == [1, 366, 60])
        #expect(dates.map(\.year) == [1981, 1984, 2000])
        #expect(abs(dates[0].decimalYear - (1981 + 0.5 / 365)) < 1e-12)
        #expect(abs(dates[1].decimalYear - (1985 - 0.5 / 366)) < 1e-12)
        #expect(dates.sorted() == dates)
    }

    static let impossible = [
        "1981-02-29", "1900-02-29", "1981-13-01", "1981-00-10", "1981-04-31", "81-01-01", "1981-001-01", "1981",
    ]

    @Test("days that the calendar does not have", arguments: impossible)
    func notADate(_ text: String) throws {
        let table = try CSVTable(parsing: "d\n\(text)\n", file: "t.csv")
        #expect(throws: CSVError(file: "t.csv", line: 2, column: 1, problem: .notADate(text, column: "d"))) {
            try table.dates(in: "d")
        }
    }

    @Test("a column that is not there")
    func noColumn() throws {
        let table = try CSVTable(parsing: "a\n1\n", file: "t.csv")
        #expect(throws: CSVError(file: "t.csv", line: 1, column: 1, problem: .noColumn("b"))) { try table.numbers(in: "b") }
    }

    @Test("missing values are told from what is wrong")
    func missingValues() throws {
        let table = try CSVTable(parsing: "a,b\n1,x\n,y\n NA ,z\n-2.5,\n", file: "t.csv")
        #expect(try table.numbers(in: "a", missing: ["NA"]) == [1, nil, nil, -2.5])
        #expect(throws: CSVError(file: "t.csv", line: 4, column: 1, problem: .notANumber(" NA ", column: "a"))) {
            try table.numbers(in: "a", missing: [])
        }
    }

    static let oneColumn: [NamedCase<(String, [Double?])>] = [
        NamedCase("in the middle", ("x\n1\n\n\n4\n", [1, nil, nil, 4])),
        NamedCase("at once", ("x\r\n\r\n2\r\n", [nil, 2])),
        NamedCase("at the end", ("x\n1\n\n\n", [1])),
        NamedCase("beside remarks", ("# a\n\nx\n# b\n\n2\n\n# c\n", [nil, 2])),
        NamedCase("nothing else", ("x\n\n\n", [])),
    ]

    @Test("in a table of one column an empty line is a missing value, so that no row moves up", arguments: oneColumn)
    func emptyLines(_ row: NamedCase<(String, [Double?])>) throws {
        let table = try CSVTable(parsing: row.value.0, file: "t.csv", format: CSVFormat(comment: "#"))
        #expect(try table.numbers(in: "x", missing: []) == row.value.1)
    }

    @Test("an empty line in a table of one column has a place")
    func placeOfEmptyLine() throws {
        let table = try CSVTable(parsing: "x\n1\n\n3\n", file: "t.csv")
        #expect(throws: CSVError(file: "t.csv", line: 3, column: 1, problem: .notANumber("", column: "x"))) {
            try table.numbers(in: "x")
        }
    }

    @Test(
        "what can't stand between fields is refused in words", arguments: ["\u{12C}", "“", "\"", "\n", "\r"] as [Unicode.Scalar])
    func badSeparators(_ separator: Unicode.Scalar) throws {
        let error = #expect(throws: CSVError.self) {
            try CSVTable(parsing: "a,b\n1,2\n", file: "t.csv", format: CSVFormat(separator: separator))
        }
        #expect(error?.problem == .badSeparator(separator.escaped(asASCII: false)))
        #expect(error?.description.contains("can't stand between fields: take an ASCII character") == true)
    }

    @Test("semicolons, tabs and decimal commas are read where they are asked for")
    func otherSeparators() throws {
        let table = try CSVTable(
            parsing: "a;b;d\r\n1,5;\"x;\ny\";31.1.1981\r\n-2;,;1.12.2020\r\n", file: "t.csv", format: .semicolons)
        #expect(try table.numbers(in: "a") == [1.5, -2])
        #expect(try table.texts(in: "b") == ["x;\ny", ","])
        #expect(try table.dates(in: "d").map(\.daysSince1970) == [4048, 18597])
        let tabbed = try CSVTable(parsing: "a\tb\n1\tx,y\n", file: "t.tsv", format: .tabs)
        #expect(try tabbed.texts(in: "b") == ["x,y"])
        #expect(throws: CSVError(file: "t.csv", line: 2, column: 1, problem: .notANumber("1.000,5", column: "a"))) {
            try CSVTable(parsing: "a;b\n1.000,5;\n", file: "t.csv", format: .semicolons).numbers(in: "a")
        }
    }

    @Test("a file of other separators says how it is read")
    func hints() throws {
        let table = try CSVTable(parsing: "a;b\n\"1,5\";2\n", file: "t.csv", format: CSVFormat(separator: ";"))
        let number = #expect(throws: CSVError.self) { try table.numbers(in: "a") }
        #expect(number?.description.hasSuffix("a decimal comma is read with `format: CSVFormat(decimal: \",\")`") == true)
        let whole = try CSVTable(parsing: "a;b\n1;2\n", file: "t.csv")
        #expect(throws: CSVError(file: "t.csv", line: 1, column: 1, problem: .otherSeparator(";"))) { try whole.numbers(in: "a") }
    }

    static let dateForms: [NamedCase<(CSVFormat.DateForm, String, Int?)>] = [
        NamedCase("year first, of one digit", (.yearMonthDay, "1970/1/2", 1)),
        NamedCase("day first", (.dayMonthYear, "02.01.1970", 1)),
        NamedCase("month first", (.monthDayYear, "1/2/1970", 1)),
        NamedCase("two kinds of mark", (.dayMonthYear, "02.01/1970", nil)),
        NamedCase("another order", (.dayMonthYear, "1970-01-02", nil)),
        NamedCase("no such day", (.monthDayYear, "31/1/1970", nil)),
        NamedCase("a time of day", (.yearMonthDay, "1970-01-02 12:00", nil)),
    ]

    @Test("dates in the order that is asked for", arguments: dateForms)
    func datesOfOthers(_ row: NamedCase<(CSVFormat.DateForm, String, Int?)>) throws {
        let (form, text, day) = row.value
        let table = try CSVTable(parsing: "d\n\(text)\n", file: "t.csv", format: CSVFormat(dates: form))
        #expect((try? table.dates(in: "d"))?.first?.daysSince1970 == day)
    }

    @Test("lines that end as on old machines, and remarks inside of quotes")
    func lineEnds() throws {
        let table = try CSVTable(parsing: "a,b\r1,\"x\r# y\"\r# z\r2,w", file: "t.csv", format: CSVFormat(comment: "#"))
        #expect(try table.texts(in: "b") == ["x\r# y", "w"])
    }

    @Test("remarks are no records, and lines count them")
    func comments() throws {
        let text = "# made by a logger\nt,x\n1,2\n# a pause\n3,bad\n"
        let table = try CSVTable(parsing: Array(text.utf8), file: "t.csv", comment: "#")
        #expect(table.columns == ["t", "x"])
        #expect(try table.numbers(in: "t") == [1, 3])
        #expect(throws: CSVError(file: "t.csv", line: 5, column: 3, problem: .notANumber("bad", column: "x"))) {
            try table.numbers(in: "x")
        }
    }
}
