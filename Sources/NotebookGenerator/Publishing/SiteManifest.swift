import Foundation
import Storage

/// What a site says that we wrote: each file with its digest, and how the results on it were made.
struct SiteManifest {
    static let name = "manifest.json"

    let digests: [String: Digest]
    /// Nil where only the files matter.
    var account: SiteAccount?
    /// False for a copy that was remembered, and where there is no site of ours.
    let isOfSite: Bool

    init(digests: [String: Digest], account: SiteAccount? = nil, isOfSite: Bool = true) {
        self.digests = digests
        self.account = account
        self.isOfSite = isOfSite
    }

    /// The manifest of the site, or the copy of it that was remembered.
    init(of site: String, remembered: String?, notice: (String) -> Void = { _ in }) {
        switch OwnFile.read("\(site)/\(Self.name)") {
        case .bytes(let bytes):
            if let digests = Self.parse(bytes) {
                self.init(digests: digests)
                return
            }
            notice("the site's \(Self.name) is damaged and is made again")
        case .unreadable: notice("the site's \(Self.name) cannot be read and is made again")
        case .absent: break
        }
        let copy = remembered.flatMap { SealedFile.readText($0, damaged: {}) }.flatMap(Self.parse)
        self.init(digests: copy ?? [:], isOfSite: false)
    }

    /// Whether a path names something inside of a site.
    static func isInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !path.utf8.contains(0)
    }

    /// Whether the file at `path` is one that we wrote. Where the site itself does not say so any more, it must be the very same.
    func lists(_ path: String, in site: String) -> Bool {
        // To Swift, texts are equal whose accents are written in two ways: to the system these are two files.
        guard let known = digests.index(forKey: path), digests[known].key.utf8.elementsEqual(path.utf8) else { return false }
        let digest = digests[known].value
        return isOfSite || Self.isFile(at: "\(site)/\(path)", digest)
    }

    /// Whether there is a file with this digest; nobody waits for what a FIFO may bring.
    static func isFile(at path: String, _ digest: Digest) -> Bool {
        FileStamp(ofFileItself: path) != nil && (try? Digest(ofFile: path)) == digest
    }

    var text: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(Written(files: digests, account: account))
        }
    }

    /// `{"files": {path: digest}, "report": …, "results": …, "tools": …}`.
    private struct Written: Encodable {
        enum CodingKeys: CodingKey { case files }
        var files: [String: Digest]
        var account: SiteAccount?

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(files, forKey: .files)
            try account?.encode(to: encoder)
        }
    }

    private struct Files: Decodable { var files: [String: Digest] }

    /// A manifest of an older form is the files alone.
    private static func parse(_ bytes: Data) -> [String: Digest]? {
        (try? ForeignJSON.decode(Files.self, from: bytes))?.files
            ?? (try? ForeignJSON.decode([String: Digest].self, from: bytes))
    }
}
