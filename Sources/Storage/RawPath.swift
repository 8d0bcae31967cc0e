/// A path as the system has it: bytes, which may be no text.
package struct RawPath: Hashable, Sendable, CustomStringConvertible {
    private let bytes: [UInt8]

    private init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    package init(_ text: String) { self.init(bytes: text.utf8) }

    /// Nil where it is none.
    package var text: String? { String(validating: bytes, as: UTF8.self) }

    package var description: String { String(decoding: bytes, as: UTF8.self) }

    /// That of a folder is shorter than those of what lies in it.
    package var length: Int { bytes.count }

    /// The folders on the way to it: `a` and `a/b` of `a/b/c`.
    package var folders: [RawPath] {
        bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { RawPath(bytes: bytes[..<$0]) }
    }

    /// For the system: with the folder that it is in, and a zero behind it.
    package func inside(_ folder: String) -> [CChar] {
        (Array(folder.utf8) + [UInt8(ascii: "/")] + bytes + [0]).map(CChar.init(bitPattern:))
    }

    /// A name in the folder at this path; in the top where that is nil.
    static func of(_ name: FolderNames.Name, in folder: RawPath?) -> RawPath {
        RawPath(bytes: (folder.map { $0.bytes + [UInt8(ascii: "/")] } ?? []) + name.dropLast().map(UInt8.init(bitPattern:)))
    }

    /// The same beside it, with `ending`.
    package func with(ending: String) -> RawPath { RawPath(bytes: bytes + Array(ending.utf8)) }
}
