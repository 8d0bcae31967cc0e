import Foundation
import Storage

/// What the compiler wrote of a module for those that import it: declarations, and code that they may inline.
///
/// It also notes, for builds file by file, digests of what stands in braces in the sources, initial values among it, and which file
/// uses what. No code comes out otherwise for these; so a module of which nothing else changed is the same to who imports it.
struct SwiftModuleFile {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What other modules are compiled from; of the whole file where it is written in another way than is known here.
    var interfaceDigest: Digest {
        guard let notes = try? incrementalNotes() else { return Digest(of: bytes) }
        var kept: [UInt8] = []
        var start = 0
        for note in notes.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            kept += bytes[start..<note.lowerBound]
            start = note.upperBound
        }
        return Digest(of: kept + bytes[start...])
    }

    /// Where it keeps what only builds file by file read, and the lengths that depend on that.
    ///
    /// - Source: swift/lib/Serialization/ModuleFormat.h: blocks and records have names in the file itself.
    private func incrementalNotes() throws -> [Range<Int>] {
        guard bytes.starts(with: Self.magic) else { throw Bitstream.Damaged() }
        var stream = Bitstream(bytes, from: Self.magic.count)
        var notes: [Range<Int>] = []
        var names = Names()
        var open: [String] = []
        while !open.isEmpty || !stream.isAtEnd {
            switch try stream.next() {
            case .block(0, _): open.append("BLOCKINFO")
            case .block(let id, let contents):
                let name = names.blocks[id] ?? ""
                if name == "INCREMENTAL_INFORMATION_BLOCK" { notes.append(contents.lowerBound - 4..<contents.upperBound) }
                if name == "MODULE_BLOCK" { notes.append(contents.lowerBound - 4..<contents.lowerBound) }
                if ["MODULE_BLOCK", "INDEX_BLOCK"].contains(name) {
                    open.append(name)
                } else {
                    stream.skip(contents)
                }
            case .record(let code, let operands, let blob):
                switch open.last {
                case "BLOCKINFO": names.read(code, operands)
                case "INDEX_BLOCK" where names.fingerprints == code: notes.append(blob)
                default: break
                }
            case .end: open.removeLast()
            }
        }
        // A file that names no such block was written in another way.
        guard names.fingerprints != nil else { throw Bitstream.Damaged() }
        return notes
    }

    /// The number that Swift's modules start with.
    private static let magic: [UInt8] = [0xE2, 0x9C, 0xA8, 0x0E]

    /// What the file calls its blocks, and one record of its index.
    private struct Names {
        var blocks: [UInt64: String] = [:]
        /// The code of the record of digests.
        var fingerprints: UInt64?
        private var block: UInt64 = 0

        mutating func read(_ code: UInt64, _ operands: [UInt64]) {
            switch code {
            case 1: block = operands.first ?? 0
            case 2: blocks[block] = Self.text(operands)
            case 3 where blocks[block] == "INDEX_BLOCK" && Self.text(operands.dropFirst()) == "DECL_FINGERPRINTS":
                fingerprints = operands.first
            default: break
            }
        }

        private static func text(_ operands: some Sequence<UInt64>) -> String {
            String(decoding: operands.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
        }
    }
}
