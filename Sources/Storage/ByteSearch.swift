internal import CLinux
import Foundation

/// Text in bytes, searched by the C library: the standard library's search of collections takes a hundred times as long.
extension UnsafeBufferPointer<UInt8> {
    /// Where `pattern` first stands from an offset on; nil if it does not, or is empty.
    package func offset(of pattern: [UInt8], from start: Int = 0) -> Int? {
        guard let base = baseAddress, !pattern.isEmpty, start <= count else { return nil }
        guard let found = memmem(base + start, count - start, pattern, pattern.count) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Where a byte first stands from an offset on.
    package func offset(of byte: UInt8, from start: Int) -> Int? {
        guard let base = baseAddress, start < count else { return nil }
        guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    package func hasSuffix(_ text: [UInt8]) -> Bool { suffix(text.count).elementsEqual(text) }
}

extension String {
    /// Whether the bytes of another text stand in this one: canonically equal characters of other bytes are not found.
    package func holds(_ other: String) -> Bool {
        let pattern = Array(other.utf8)
        let found = utf8.withContiguousStorageIfAvailable { $0.offset(of: pattern) != nil }
        return found ?? Array(utf8).withUnsafeBufferPointer { $0.offset(of: pattern) != nil }
    }

    /// Where the bytes of another text first stand in this one, from an index on.
    package func byteRange(of other: String, from start: Index? = nil) -> Range<Index>? {
        let pattern = Array(other.utf8)
        let offset = start.map { utf8.distance(from: startIndex, to: $0) } ?? 0
        let found = utf8.withContiguousStorageIfAvailable { $0.offset(of: pattern, from: offset) }
        guard let place = found ?? Array(utf8).withUnsafeBufferPointer({ $0.offset(of: pattern, from: offset) }) else {
            return nil
        }
        let lower = utf8.index(startIndex, offsetBy: place)
        return lower..<utf8.index(lower, offsetBy: pattern.count)
    }
}
