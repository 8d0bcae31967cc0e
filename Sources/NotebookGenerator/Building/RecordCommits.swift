import ChapterRunning
import Foundation
import Storage

/// The commits with which the entries of the record came into it, as git tells. A commit can't be written into what it commits; it
/// is asked of the history of the ledger's lines: each entry has a seal of its own.
struct RecordCommits {
    private let store: Store
    private let git: Git

    init(of project: Project, in store: Store) {
        self.store = store
        git = Git(root: project.root)
    }

    /// The commit of each entry by its seal; empty where git does not know the ledger, or is not here.
    ///
    /// - Complexity: what `git blame` takes, once a commit.
    func commits() throws -> [String: String] {
        let history = (Self.history(of: git) ?? "").split(separator: "\n")
        guard let head = history.first.map(String.init) else { return [:] }
        // Where the history was cut off, its first commit stands for all before it.
        let isCut = history.last != "false"
        let key = Digest(ofAll: ["commits 2", head, "\(isCut)"])
        if let known = store.record([String: String].self, of: .commits, for: key) { return known }
        let arguments = ["blame", "-w", "--porcelain", head, "--", "figures/\(Ledger.fileName)"]
        guard let blame = git.output(of: arguments) else { return [:] }
        let commits = Self.commits(inBlame: blame, isCut: isCut)
        try store.setRecord(commits, of: .commits, for: key)
        return commits
    }

    /// The commit that is checked out and, in a second line, whether the history before it was cut off.
    static func history(of git: Git) -> String? { git.output(of: ["rev-parse", "HEAD", "--is-shallow-repository"]) }

    /// The seals in what `git blame --porcelain` prints, each with the commit of its line. By bytes: a ledger has thousands of lines.
    static func commits(inBlame text: String, isCut: Bool) -> [String: String] {
        var commits: [String: String] = [:]
        var commit = ""
        var boundaries: Set<String> = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            if line.first == UInt8(ascii: "\t") {
                guard let seal = seal(in: line.dropFirst()) else { continue }
                let isKnown = !commit.utf8.allSatisfy { $0 == UInt8(ascii: "0") } && !(isCut && boundaries.contains(commit))
                if isKnown { commits[seal] = String(commit.prefix(10)) }
            } else if line.elementsEqual("boundary".utf8) {
                boundaries.insert(commit)
            } else if let named = head(in: line) {
                commit = named
            }
        }
        return commits
    }

    /// The commit of a line such as `0123… 4 11 1`.
    private static func head(in line: Substring.UTF8View) -> String? {
        let digits = line.prefix(while: isHexadecimal)
        let numbers = line.dropFirst(digits.count).split(separator: UInt8(ascii: " "))
        guard 40...64 ~= digits.count, numbers.count > 1, numbers.allSatisfy({ Int(Substring($0)) != nil }) else { return nil }
        return String(Substring(digits))
    }

    /// Of a line `"seal" : "0123…"` of the ledger.
    private static func seal(in line: Substring.UTF8View) -> String? {
        let text = line.drop { $0 == UInt8(ascii: " ") }
        guard text.starts(with: sealStart) else { return nil }
        let digits = text.dropFirst(sealStart.count).prefix(while: isHexadecimal)
        return digits.isEmpty ? nil : String(Substring(digits))
    }

    private static let sealStart = Array("\"seal\" : \"".utf8)

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }
}
