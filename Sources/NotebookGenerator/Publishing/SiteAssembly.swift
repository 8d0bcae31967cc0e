import ChapterReading
import Foundation
import Storage
import Weaving

/// The files of a site, gathered from its pages and what they link to: each by its digest, read only when it is written.
struct SiteAssembly {
    private(set) var digests: [String: Digest] = [:]
    /// Where another file was to be than the one that is there.
    private(set) var takenPaths: Set<String> = []
    /// What the manifest tells of the results.
    var account: SiteAccount?
    private var contents: [String: SiteAsset.Content] = [:]
    private var links: [String: PageLinks] = [:]
    private let store: Store
    private let stamps: FileStamps
    /// Where those of the author lie, by their names in the site.
    private let sources: [String: String]

    init(store: Store, stamps: FileStamps, files: AuthorFiles = AuthorFiles()) {
        self.store = store
        self.stamps = stamps
        sources = Dictionary(files.shown.map { ($0.sitePath, $0.source) }) { first, _ in first }
    }

    mutating func add(_ page: WovenPage) throws {
        try add(page.file)
        links[page.file.path] = page.links
        for asset in page.assets { try add(asset) }
    }

    mutating func add(_ asset: SiteAsset) throws {
        guard let content = contents[asset.path] else {
            contents[asset.path] = asset.content
            digests[asset.path] = try digest(of: asset)
            return
        }
        guard content != asset.content, try digest(of: asset) != digests[asset.path] else { return }
        takenPaths.insert(asset.path)
    }

    /// - Parameter paths: of files that are yet to be added.
    func brokenLinks(besides paths: [String]) -> [String] {
        LinkVerifier(files: Set(digests.keys).union(paths + [SiteManifest.name]), pages: links).brokenLinks()
    }

    /// The bytes of the file at `path`.
    func bytes(of path: String) throws -> Data {
        let bytes: Data? =
            switch contents[path] {
            case .bytes(let bytes): bytes
            case .file(let source): try Data(contentsOf: URL(fileURLWithPath: source))
            case .authored: try Data(contentsOf: URL(fileURLWithPath: source(of: path)))
            case .font, .stylesheet, .stored, nil: digests[path].flatMap(store.bytes(of:))
            }
        guard let bytes else { throw SystemFailure("\(path): its bytes are gone from the store: build again") }
        guard Digest(of: bytes) == digests[path] else { throw SystemFailure("\(path) changed during the build: build again") }
        return bytes
    }

    private func source(of path: String) throws -> String {
        guard let source = sources[path] else {
            throw SystemFailure("\(path): no file beside the chapters is called so any more: build again")
        }
        return source
    }

    private func digest(ofStylesheet parts: [String], holding fonts: [FontSubset]) throws -> Digest {
        let memory = FontMemory(store: store, stamps: stamps)
        var text = parts[0]
        for (font, part) in zip(fonts, parts.dropFirst()) {
            guard let bytes = store.bytes(of: try memory.digest(of: font)) else {
                throw SystemFailure("\(font.source): its web font is gone from the store: build again")
            }
            text += "url(data:font/woff2;base64,\(bytes.base64EncodedString()))" + part
        }
        return try store.add(Data(text.utf8))
    }

    private func digest(of asset: SiteAsset) throws -> Digest {
        switch asset.content {
        case .bytes(let bytes): return Digest(of: bytes)
        case .file(let path): return try stamps.digest(of: path)
        case .authored: return try stamps.digest(of: source(of: asset.path))
        case .font(let subset): return try FontMemory(store: store, stamps: stamps).digest(of: subset)
        case .stylesheet(let parts, let fonts): return try digest(ofStylesheet: parts, holding: fonts)
        case .stored(let digest): return digest
        }
    }
}
