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

    /// `null` for what the scale can't show.
    static func tenThousandths(_ unit: Double) -> String {
        unit.magnitude < 100 ? String(Int((unit * 10_000).rounded())) : "null"
    }
}
