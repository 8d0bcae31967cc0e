/// One file in a static library, `lib….a`, as `ar` writes it on Linux: a head of 60 bytes before each; long names stand in a member of
/// their own.
package struct ArchiveMember: Equatable, Sendable {
    package var name: String
    /// Where its contents lie in the library.
    package var range: Range<Int>

    static let magic = "!<arch>\n".utf8
    private static let headSize = 60

    /// Those that are no tables of the library's own.
    ///
    /// - Parameter path: the library's.
    package static func all(of bytes: UnsafeRawBufferPointer, path: String) throws(ELFError) -> [ArchiveMember] {
        guard bytes.starts(with: magic) else { throw .malformed(path: path, what: "not a static library") }
        var longNames = 0..<0
        var members: [ArchiveMember] = []
        var start = magic.count
        while start < bytes.count {
            let contents = start + headSize
            guard contents <= bytes.count, let size = Int(text(bytes[(start + 48)..<(start + 58)])), size >= 0,
                size <= bytes.count - contents, bytes[(start + 58)..<contents].elementsEqual("`\n".utf8)
            else { throw .malformed(path: path, what: "a damaged static library") }
            let name = text(bytes[start..<(start + 16)])
            let range = contents..<(contents + size)
            if name == "//" {
                longNames = range
            } else if !["/", "/SYM64/"].contains(name) {
                members.append(ArchiveMember(name: full(name, bytes[longNames]), range: range))
            }
            start = contents + size + size % 2
        }
        return members
    }

    /// A field, without the blanks after it.
    private static func text(_ field: Slice<UnsafeRawBufferPointer>) -> String {
        let end = field.lastIndex { $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? field.startIndex
        return String(decoding: field[..<end], as: UTF8.self)
    }

    /// `/12` is what stands from the twelfth byte of the long names; a name ends with a slash.
    private static func full(_ name: String, _ longNames: Slice<UnsafeRawBufferPointer>) -> String {
        guard name.hasPrefix("/"), let offset = Int(name.dropFirst()), offset >= 0, offset < longNames.count else {
            return name.hasSuffix("/") ? String(name.dropLast()) : name
        }
        let rest = longNames.dropFirst(offset).prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\n") }
        return String(decoding: rest, as: UTF8.self)
    }
}
