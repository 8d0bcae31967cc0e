/// Writes a destination so that it is a valid URL: what may not stand in one is percent-encoded, what is encoded already stays.
package enum URLEscaping {
    static func escape(_ destination: String) -> String {
        var escaped = ""
        for byte in destination.utf8 {
            if allowed.contains(byte) {
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return escaped
    }

    private static let allowed = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+!*'(),%#@?=;:/&$~".utf8)

    /// Whether the link leaves the site: `https:…`, `//…`.
    package static func isForeign(_ link: String) -> Bool {
        if link.hasPrefix("//") { return true }
        guard let colon = link.utf8.firstIndex(of: UInt8(ascii: ":")), link.utf8.first.map(isLetter) ?? false else {
            return false
        }
        return link.utf8[..<colon].allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+.-".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
