import Foundation

/// The elements of a JSON array, each with its bytes as they are written.
enum JSONElements {
    /// - Parameter array: sound JSON, as the kit writes it.
    /// - Returns: nil if it is no array.
    static func split(_ array: Data) -> [String]? {
        let bytes = [UInt8](array)
        guard bytes.count >= 2, bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else { return nil }
        var (elements, start, depth): ([String], Int, Int) = ([], 1, 0)
        var (isText, isEscaped) = (false, false)
        for index in 1..<bytes.count - 1 {
            let byte = bytes[index]
            if isText {
                if isEscaped { isEscaped = false; continue }
                isEscaped = byte == UInt8(ascii: "\\")
                isText = byte != UInt8(ascii: "\"")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ",") where depth == 0:
                elements.append(String(decoding: bytes[start..<index], as: UTF8.self))
                start = index + 1
            default: break
            }
        }
        let last = String(decoding: bytes[start..<bytes.count - 1], as: UTF8.self)
        return elements.isEmpty && last.allSatisfy(\.isWhitespace) ? [] : elements + [last]
    }

    /// The array of these elements.
    static func join(_ elements: [Data]) -> Data {
        var array = Data("[".utf8)
        for (index, element) in elements.enumerated() {
            if index > 0 { array.append(UInt8(ascii: ",")) }
            array += element
        }
        return array + Data("]".utf8)
    }
}
