internal import Glibc

/// A name in a mapped string table: not copied, hashed once, equal by its bytes.
///
/// It is valid for as long as the object file that it comes from is kept.
struct SymbolName: Hashable, @unchecked Sendable {
    private let start: UnsafeRawPointer
    private let count: Int
    /// FNV-1a of the bytes: the same in every process, so that it may be stored.
    let stableHash: UInt64

    static let empty = SymbolName("")

    init(start: UnsafeRawPointer, limit: Int) {
        self.start = start
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var count = 0
        while count < limit {
            let byte = start.load(fromByteOffset: count, as: UInt8.self)
            if byte == 0 { break }
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            count += 1
        }
        self.count = count
        stableHash = hash
    }

    init(_ literal: StaticString) {
        self.init(start: UnsafeRawPointer(literal.utf8Start), limit: literal.utf8CodeUnitCount)
    }

    /// Lends the bytes of a name that is not in a file, to look it up.
    static func withName<Result>(_ string: String, _ body: (SymbolName) throws -> Result) rethrows -> Result {
        var copy = string
        return try copy.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return try body(.empty) }
            return try body(SymbolName(start: UnsafeRawPointer(start), limit: bytes.count))
        }
    }

    /// Its first bytes.
    func prefix(_ count: Int) -> SymbolName { SymbolName(start: start, limit: min(count, self.count)) }

    var isEmpty: Bool { count == 0 }
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    func hash(into hasher: inout Hasher) { hasher.combine(stableHash) }

    static func == (left: SymbolName, right: SymbolName) -> Bool {
        left.stableHash == right.stableHash && left.count == right.count && memcmp(left.start, right.start, left.count) == 0
    }

    static func == (name: SymbolName, literal: StaticString) -> Bool {
        name.count == literal.utf8CodeUnitCount && memcmp(name.start, literal.utf8Start, name.count) == 0
    }

    /// Byte order.
    func precedes(_ other: SymbolName) -> Bool {
        let order = memcmp(start, other.start, min(count, other.count))
        return order != 0 ? order < 0 : count < other.count
    }

    func isOneOf(_ literals: StaticString...) -> Bool { literals.contains { self == $0 } }

    func hasPrefix(_ other: SymbolName) -> Bool { count >= other.count && memcmp(start, other.start, other.count) == 0 }

    func hasPrefix(_ literal: StaticString) -> Bool {
        count >= literal.utf8CodeUnitCount && memcmp(start, literal.utf8Start, literal.utf8CodeUnitCount) == 0
    }

    func hasSuffix(_ literal: StaticString) -> Bool {
        let length = literal.utf8CodeUnitCount
        return count >= length && memcmp(start + (count - length), literal.utf8Start, length) == 0
    }
}
