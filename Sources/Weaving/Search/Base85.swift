import Foundation

/// Bytes as characters that need no escape in a string of a script: five for four bytes, the alphabet of ZeroMQ's Z85. Base 64 takes a
/// fifteenth more.
enum Base85 {
    private static let alphabet = Array(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#".utf8)

    /// Zeros fill the last four bytes up.
    static func text(of bytes: Data) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 5 / 4 + 5)
        var rest = bytes[...]
        while !rest.isEmpty {
            let group = rest.prefix(4)
            rest = rest.dropFirst(4)
            let padded = Array(group) + Array(repeating: 0, count: 4 - group.count)
            var value = padded.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            var digits: [UInt8] = []
            for _ in 0..<5 {
                digits.append(alphabet[Int(value % 85)])
                value /= 85
            }
            text += digits.reversed()
        }
        return String(decoding: text, as: UTF8.self)
    }
}
