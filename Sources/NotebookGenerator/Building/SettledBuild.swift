import Foundation
import Storage

/// A build of the whole book that had nothing to do, remembered by all that it looked at: while that stays, there is nothing to
/// do again.
struct SettledBuild: Sendable, Equatable {
    /// The digest of what the build was given: the chapters, the ledger, the data sets, the tools, the day.
    var given: Digest
    var blockCount: Int
    var pageCount: Int
    /// Every file that it looked at, as it was: what it was compiled from, its part of the store, its figures and its site.
    var files: [String: FileStamp]

    /// Whether all files are as they were.
    ///
    /// - Complexity: a call of `stat` a file.
    var holds: Bool { files.allSatisfy { (try? FileStamp(of: $0.key)) == $0.value } }
}

// MARK: In a file

extension SettledBuild {
    private static let separator = UInt8(ascii: "\t")

    /// The build in the file at `path`; nil when there is none, or it is damaged, which `damaged` is told.
    init?(readingFrom path: String, damaged: () -> Void) {
        guard let text = SealedFile.readText(path, damaged: damaged) else { return nil }
        var head: (given: Digest, blockCount: Int, pageCount: Int)?
        var files: [String: FileStamp] = [:]
        FieldLines.read(text, separator: Self.separator) { fields in
            if let stamp = FileStamp(fields.prefix(4)), fields.count == 5 { files[fields[4].string] = stamp }
            if fields.count == 3, let given = fields[0].digest, let blocks = fields[1].integer, let pages = fields[2].integer {
                head = (given, blocks, pages)
            }
        }
        guard let head else { return nil }
        self.init(given: head.given, blockCount: head.blockCount, pageCount: head.pageCount, files: files)
    }

    /// A file whose name a line cannot hold keeps the build from being remembered.
    func write(to path: String) throws {
        let lines = files.sorted { $0.key < $1.key }.compactMap { FieldLines.line($0.value.fields + [$0.key]) }
        guard lines.count == files.count else { return }
        let text = "\(given)\t\(blockCount)\t\(pageCount)\n" + lines.joined()
        try SealedFile.writeText(Data(text.utf8), to: path)
    }
}
