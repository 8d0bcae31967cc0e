import ChapterRunning
import Foundation
import Storage

/// The commits with which the entries of the record came into it, as git tells. A commit can't be written into what it commits; it
/// is asked of the history of the ledger's lines: each entry has a seal of its own.
struct RecordCommits {
    private let project: Project
    private let stamps: FileStamps
    private var git: Git { Git(root: project.root) }

    init(of project: Project, remembering stamps: FileStamps) {
        self.project = project
        self.stamps = stamps
    }

    /// The commit of each entry by its seal; empty where git does not know the ledger, or is not here.
    ///
    /// - Complexity: what `git blame` takes, once a commit and state of the ledger.
    func commits() throws -> [String: String] {
        let ledger = "\(project.figures)/\(Ledger.fileName)"
        guard FileManager.default.fileExists(atPath: ledger), let head else { return [:] }
        let text = try stamps.fact("commits 1 \(head.prefix(12))", of: ledger) { found() }
        var commits: [String: String] = [:]
        for pair in text.split(separator: " ") {
            let parts = pair.split(separator: ":")
            if parts.count == 2 { commits[String(parts[0])] = String(parts[1]) }
        }
        return commits
    }

    /// The commit that is checked out.
    var head: String? { git.output(of: ["rev-parse", "HEAD"]) }

    /// `seal:commit seal:commit …`
    private func found() -> String {
        // Where the history was cut off, its first commit stands for all before it.
        let isCut = git.output(of: ["rev-parse", "--is-shallow-repository"]) != "false"
        guard let blame = git.output(of: ["blame", "-w", "--porcelain", "--", "figures/\(Ledger.fileName)"]) else { return "" }
        return RecordCommits.pairs(inBlame: blame, isCut: isCut).map { "\($0):\($1)" }.joined(separator: " ")
    }

    /// The seals in what `git blame --porcelain` prints, each with the commit of its line.
    static func pairs(inBlame text: String, isCut: Bool) -> [(seal: String, commit: String)] {
        var pairs: [(seal: String, commit: String)] = []
        var commit: Substring = ""
        var boundaries: Set<Substring> = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let content = line.hasPrefix("\t") ? line.dropFirst() : nil {
                let isKnown = !commit.allSatisfy { $0 == "0" } && !(isCut && boundaries.contains(commit))
                if isKnown, let seal = seal(in: content) { pairs.append((seal, String(commit.prefix(10)))) }
            } else if line == "boundary" {
                boundaries.insert(commit)
            } else {
                let words = line.split(separator: " ", maxSplits: 3)
                let isHead = words.count > 2 && words[1...2].allSatisfy { Int($0) != nil }
                if isHead, 40...64 ~= words[0].count, words[0].allSatisfy(\.isHexDigit) { commit = words[0] }
            }
        }
        return pairs
    }

    /// Of a line `"seal" : "0123…"` of the ledger. A ledger has thousands of lines: patterns would take seconds.
    private static func seal(in line: Substring) -> String? {
        let text = line.drop { $0 == " " }
        guard text.hasPrefix("\"seal\" : \"") else { return nil }
        let digits = text.dropFirst("\"seal\" : \"".count).prefix(while: \.isHexDigit)
        return digits.isEmpty ? nil : String(digits)
    }
}
