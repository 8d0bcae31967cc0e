import Foundation

/// JSON that somebody else may have written. Foundation's reader, which takes 512 levels, traps on a text that ends where the next one opens:
/// a line of 513 brackets ended the notebook.
package enum ForeignJSON {
    private static let deepest = 256

    /// Of JSON that is nested too deeply, which nothing of ours is.
    package struct TooDeep: Error {}

    package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: Data) throws -> Value {
        guard isShallow(bytes) else { throw TooDeep() }
        return try JSONDecoder().decode(type, from: bytes)
    }

    /// Whether no array or object lies deeper than anything of ours does.
    ///
    /// - Complexity: O(count).
    package static func isShallow(_ bytes: Data) -> Bool {
        var depth = 0
        var (isText, isEscaped) = (false, false)
        for byte in bytes {
            if isText {
                if !isEscaped, byte == UInt8(ascii: "\"") { isText = false }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
            if depth > deepest { return false }
        }
        return true
    }
}
