enum PrintableText {
    /// What a program printed or somebody else wrote, with every control character that HTML forbids as its picture; lines end with a line feed.
    static func printable(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A where last == "\r": break
            case 0x0D: result.append("\n")
            case 0x09, 0x0A: result.append(scalar)
            case 0..<0x20: result.append(picture(scalar.value))
            case 0x7F: result.append("\u{2421}")
            case 0x80..<0xA0: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
            last = scalar
        }
        return String(result)
    }

    private static func picture(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}" }
}
