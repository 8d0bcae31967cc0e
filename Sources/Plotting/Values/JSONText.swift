/// Values as JSON, as short as they can be.
package enum JSONText {
    /// In quotes; no `<`, so that it may stand in a page's script too.
    package static func string(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "<": quoted += "\\u003c"
            case "\u{2028}": quoted += "\\u2028"
            case "\u{2029}": quoted += "\\u2029"
            case _ where scalar.value < 0x20: quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// A list of numbers with four significant digits: numbers where a script writes them as readers expect it but for the minus sign, text
    /// otherwise.
    static func numbers(_ values: [Double]) -> String {
        list(values) { value, bytes in
            if value.magnitude >= 1e-4, value.magnitude < 1e6 {
                WrittenNumber.append(value, digits: 4, to: &bytes)
            } else {
                bytes.append(contentsOf: (value == 0 ? "0" : string(NumberText.short(value))).utf8)
            }
        }
    }

    /// A list of places in 1/10000; `null` for what the scale can't show.
    static func tenThousandths(_ units: [Double]) -> String {
        list(units) { unit, bytes in
            if unit.magnitude < 100 {
                WrittenNumber.append((unit * 10_000).rounded(), digits: 15, to: &bytes)
            } else {
                bytes.append(contentsOf: "null".utf8)
            }
        }
    }

    private static func list(_ values: [Double], _ write: (Double, inout [UInt8]) -> Void) -> String {
        var bytes = [UInt8(ascii: "[")]
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(value, &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
        return String(decoding: bytes, as: UTF8.self)
    }
}
