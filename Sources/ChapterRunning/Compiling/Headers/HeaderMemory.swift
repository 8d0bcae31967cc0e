import Foundation
import Storage

/// What was found of headers, with the state of every file and folder that told it.
struct HeaderMemory {
    /// Of the folders in which headers were looked for.
    var search: Digest
    var headers: [String: Headers.Header]
    var folders: [String: FileStamp]

    /// Whether all of these are as they were.
    var holds: Bool {
        folders.allSatisfy { (try? FileStamp(of: $0.key)) == $0.value }
            && headers.allSatisfy { (try? FileStamp(of: $0.key)) == $0.value.stamp }
    }
}

// MARK: In a file

extension HeaderMemory {
    private static let separator = UInt8(ascii: "\t")

    /// Nil when there is no such file, or it is damaged, which `damaged` is told.
    init?(readingFrom path: String, damaged: () -> Void) {
        guard let text = SealedFile.readText(path, damaged: damaged) else { return nil }
        var search: Digest?
        var folders: [String: FileStamp] = [:]
        var lines: [(path: String, stamp: FileStamp, digest: Digest, named: [Int])] = []
        FieldLines.read(text, separator: Self.separator) { fields in
            if fields.count == 1 { search = fields[0].digest }
            guard fields.count >= 5, let stamp = FileStamp(fields.prefix(4)) else { return }
            if fields.count == 5 { folders[fields[4].string] = stamp }
            guard fields.count > 5, let digest = fields[5].digest else { return }
            lines.append((fields[4].string, stamp, digest, fields.dropFirst(6).compactMap(\.integer)))
        }
        guard let search else { return nil }
        var headers: [String: Headers.Header] = [:]
        for line in lines {
            let named = line.named.filter(lines.indices.contains).map { lines[$0].path }
            headers[line.path] = Headers.Header(stamp: line.stamp, digest: line.digest, named: named)
        }
        self.init(search: search, headers: headers, folders: folders)
    }

    /// Leaves nothing there when a file or a folder was changed so recently that its times may not tell of the next change, or when a
    /// line can't hold a name.
    func write(to path: String) throws {
        let paths = headers.keys.sorted()
        let indices = Dictionary(uniqueKeysWithValues: zip(paths, 0...))
        let stamps = headers.values.map(\.stamp) + folders.values
        var lines = [FieldLines.line(["\(search)"])]
        lines += folders.sorted { $0.key < $1.key }.map { FieldLines.line($0.value.fields + [$0.key]) }
        lines += paths.compactMap { path in headers[path].map { (path, $0) } }.map { path, header in
            // What it names and is ignored has no line.
            let named = header.named.compactMap { indices[$0].map(String.init) }
            return FieldLines.line(header.stamp.fields + [path, "\(header.digest)"] + named)
        }
        let held = lines.compactMap { $0 }
        let isComplete = held.count == lines.count && stamps.allSatisfy(\.isSettled)
        try SealedFile.writeText(Data((isComplete ? held.joined() : "").utf8), to: path)
    }
}
