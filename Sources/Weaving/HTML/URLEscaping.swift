/// Writes a destination so that it is a valid URL: what may not stand in one is percent-encoded, what is encoded already stays.
enum URLEscaping {
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
}
