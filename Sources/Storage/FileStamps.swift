import Foundation
import Synchronization
internal import Glibc

/// Facts about files, such as their digests, remembered for as long as a file's size, times and inode stay the same.
package final class FileStamps: Sendable {
    private let path: String
    private let facts: Mutex<Facts>

    private struct Facts {
        var table: [FactKey: StampedFact] = [:]
        var isChanged = false
        /// Whether a file was asked about that may change without changing its times.
        var isUnsettled = false
    }

    private struct FactKey: Hashable {
        let name: String
        let file: String
    }

    /// - Parameter path: where the facts are kept between builds; a damaged file is no memory.
    package init(path: String, notice: (String) -> Void = { _ in }) {
        self.path = path
        let text = SealedFile.readText(path) { notice("the memory of files is damaged: looking at all of them again") }
        var facts = Facts()
        FieldLines.read(text ?? Data(), separator: UInt8(ascii: "\t")) { fields in
            guard let (name, file, fact) = StampedFact.parse(fields) else { return }
            facts.table[FactKey(name: name, file: file)] = fact
        }
        self.facts = Mutex(facts)
    }

    /// The digest of the file at `file`.
    ///
    /// - Parameter stamp: the file's, if it was asked for just now.
    package func digest(of file: String, stamped stamp: FileStamp? = nil) throws -> Digest {
        let text = try fact("sha256", of: file, stamped: stamp) { try Digest(ofFile: file).description }
        guard let digest = Digest(parsing: text) else { throw SystemFailure("\(path): damaged: delete it") }
        return digest
    }

    /// What `compute` says of `file`, remembered. A file that was changed within the last second is not trusted to change
    /// its times again at the next write.
    package func fact(
        _ name: String, of file: String, stamped stamp: FileStamp? = nil, compute: () throws -> String
    ) throws -> String {
        try fact(name, of: file, stamped: stamp, isWanted: { _ in true }, compute)
    }

    /// The same of a file and of what else it follows from, `given`: remembered for the last of these alone.
    package func fact(_ name: String, of file: String, given: Digest, compute: () throws -> String) throws -> String {
        let start = "\(given.short) "
        let text = try fact(name, of: file, stamped: nil, isWanted: { $0.hasPrefix(start) }) { start + (try compute()) }
        return String(text.dropFirst(start.count))
    }

    private func fact(
        _ name: String, of file: String, stamped stamp: FileStamp?, isWanted: (String) -> Bool, _ compute: () throws -> String
    ) throws -> String {
        let stamp = try stamp ?? FileStamp(of: file)
        let key = FactKey(name: name, file: file)
        let known = facts.withLock { facts in
            facts.table[key]?.isUsed = true
            return facts.table[key]
        }
        if let known, known.stamp == stamp, isWanted(known.text) { return known.text }
        let text = try compute()
        guard stamp.isSettled, try FileStamp(of: file) == stamp else {
            facts.withLock { $0.isUnsettled = true }
            return text
        }
        facts.withLock { facts in
            facts.table[key] = StampedFact(text: text, stamp: stamp, isUsed: true)
            facts.isChanged = true
        }
        return text
    }

    /// The digest of `file` still holds after links to it were made or removed, which changes nothing but one of its times.
    package func renewDigest(of file: String, as digest: Digest, was stamp: FileStamp) throws {
        let now = try FileStamp(of: file)
        guard now.size == stamp.size, now.modified == stamp.modified, now.inode == stamp.inode, stamp.isSettled else { return }
        facts.withLock { facts in
            let key = FactKey(name: "sha256", file: file)
            facts.table[key] = StampedFact(text: digest.description, stamp: now, isUsed: true)
            facts.isChanged = true
        }
    }

    /// Every file that this build asked about, as it was; nil when one was changed so recently that its times may not tell of
    /// the next change.
    package var witnessed: [String: FileStamp]? {
        facts.withLock { facts in
            if facts.isUnsettled { return nil }
            var stamps: [String: FileStamp] = [:]
            for (key, fact) in facts.table where fact.isUsed { stamps[key.file] = fact.stamp }
            return stamps
        }
    }

    /// Keeps the facts for the next build, except those that none of the last builds asked for.
    ///
    /// - Parameter isWhole: whether the build would have asked for every fact that the next one needs.
    package func save(isWhole: Bool = true) throws {
        let (facts, isChanged) = facts.withLock { ($0, $0.isChanged) }
        guard isChanged else { return }
        var text: [UInt8] = []
        for (key, fact) in facts.table {
            let age = fact.isUsed ? 0 : fact.age + (isWhole ? 1 : 0)
            if age < Self.forgottenAge { FieldLines.append(fact.fields(name: key.name, file: key.file, age: age), to: &text) }
        }
        try SealedFile.writeText(Data(text), to: path)
    }

    /// Counted in builds that noted something. The names of some facts hold a commit, or the notebook's digest, so that new ones keep coming.
    private static let forgottenAge = 20
}

/// What tells one state of a file from another.
package struct FileStamp: Equatable, Sendable {
    package let size: Int
    package let modified: Int
    package let changed: Int
    package let inode: Int

    package init(of file: String) throws {
        var status = stat()
        guard stat(file, &status) == 0 else { throw SystemFailure(calling: "stat", on: file) }
        self.init(status)
    }

    /// Nil where there is no file, or a link to one.
    package init?(ofFileItself file: String) {
        var status = stat()
        guard lstat(file, &status) == 0, status.isFile else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        size = Int(status.st_size)
        modified = status.st_mtim.nanoseconds
        changed = status.st_ctim.nanoseconds
        inode = Int(bitPattern: UInt(status.st_ino))
    }

    package init?(_ fields: ArraySlice<FieldLines.Field>) {
        let numbers = fields.compactMap(\.integer)
        guard numbers.count == 4 else { return nil }
        (size, modified, changed, inode) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }

    /// Whether the file was last changed long enough ago for its times to tell of the next change. Anybody sets `modified`, to a time that
    /// is to come too; nobody `changed`.
    package var isSettled: Bool { time(nil) - changed / 1_000_000_000 > 1 }

    package var fields: [String] { [String(size), String(modified), String(changed), String(inode)] }
}

/// A fact and the state of the file that it is about; in the file, a line of fields between tabs.
private struct StampedFact {
    let text: String
    let stamp: FileStamp
    /// How many builds before this one did not ask for it.
    var age = 0
    /// Whether this build asked for it.
    var isUsed = false

    static func parse(_ fields: [FieldLines.Field]) -> (name: String, file: String, fact: StampedFact)? {
        guard fields.count == 8, let stamp = FileStamp(fields[2..<6]), let age = fields[6].integer else { return nil }
        return (fields[0].string, fields[7].string, StampedFact(text: fields[1].string, stamp: stamp, age: age))
    }

    /// Its line. A fact whose line would need a tab or a line feed is not kept, and computed every time.
    func fields(name: String, file: String, age: Int) -> [String] { [name, text] + stamp.fields + [String(age), file] }
}

extension timespec {
    /// Wrapped where somebody set a time after the year 2262: to be compared with itself.
    fileprivate var nanoseconds: Int { Int(tv_sec) &* 1_000_000_000 &+ Int(tv_nsec) }
}
