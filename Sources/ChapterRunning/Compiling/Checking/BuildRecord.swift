import Foundation
import Storage

/// What each unit of the package is known to have been compiled from.
struct BuildRecord: Equatable {
    struct Entry: Equatable {
        /// Of the compiler's list, which it writes anew with every compilation.
        var stamp: FileStamp
        var inputs: UnitInputs
        /// Of their contents.
        var digest: Digest
    }

    /// By the paths of the compiler's lists.
    var entries: [String: Entry] = [:]
}

// MARK: In a file

extension BuildRecord {
    private static let separator = UInt8(ascii: "\t")

    /// Empty when there is no such file, or it is damaged, which `damaged` is told.
    init(readingFrom path: String, damaged: () -> Void) {
        FieldLines.read(SealedFile.readText(path, damaged: damaged) ?? Data(), separator: Self.separator) { fields in
            guard fields.count >= 8, let stamp = FileStamp(fields[1..<5]), let digest = fields[5].digest,
                let sources = fields[6].integer, let roots = fields[7].integer, fields.count >= 8 + sources + roots
            else { return }
            let inputs = fields.dropFirst(8)
            var read = UnitInputs()
            read.sources = inputs.prefix(sources).map(\.string)
            read.roots = inputs.dropFirst(sources).prefix(roots).map(\.string)
            read.questions = inputs.dropFirst(sources + roots).map(\.string)
            entries[fields[0].string] = Entry(stamp: stamp, inputs: read, digest: digest)
        }
    }

    /// A unit of which a line cannot hold the names is not remembered.
    func write(to path: String) throws {
        let lines = entries.sorted { $0.key < $1.key }.compactMap { list, entry -> String? in
            let counts = [entry.inputs.sources.count, entry.inputs.roots.count].map(String.init)
            let fields =
                [list] + entry.stamp.fields + ["\(entry.digest)"] + counts + entry.inputs.sources + entry.inputs.roots
                + entry.inputs.questions
            return FieldLines.line(fields)
        }
        try SealedFile.writeText(Data(lines.joined().utf8), to: path)
    }
}
