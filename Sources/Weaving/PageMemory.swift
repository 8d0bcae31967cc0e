import ChapterInterface
import ChapterReading
import ChapterRunning
import Foundation
import Storage

/// Pages woven before, by everything that a page depends on.
package struct PageMemory: Sendable {
    let store: Store
    /// The digest of the generator itself and of what all pages share, whatever the edition.
    let base: Digest
    let edition: Edition

    package init(store: Store, base: Digest, edition: Edition) {
        self.store = store
        self.base = base
        self.edition = edition
    }

    /// The key of a chapter's page that has marks where the edition stands.
    func key(of chapter: Chapter, _ outcomes: ChapterOutcomes, targets: [String], liveReload: String?) throws -> Digest {
        let shown = chapter.blocks.map { outcomes[$0] }
        return Digest(
            ofAll: [
                "page 7", base.description, chapter.path, Digest(of: Data(chapter.source.bytes)).description, liveReload ?? "",
            ]
                + [Digest(of: try RecordCoding.encode(shown)).description, "targets"] + targets)
    }

    /// The key of the page on which these stand after each other.
    func key(ofPrinted pages: [WovenPage]) throws -> Digest {
        Digest(ofAll: ["print 4", base.description, "\(edition)"] + pages.flatMap { [$0.file.path, "\($0.file.content)"] })
    }

    /// The bytes of a page that the store holds.
    func bytes(of page: WovenPage) throws -> [UInt8] {
        guard case .stored(let digest) = page.file.content, let bytes = store.bytes(of: digest) else {
            throw SystemFailure("\(page.file.path): its bytes are gone from the store: build again")
        }
        return [UInt8](bytes)
    }

    /// The page as an edition shows it, made of the one with marks that `marked` finds.
    func filled(_ key: Digest, _ edition: Edition, _ marked: () throws -> Woven) throws -> Woven {
        let own = Digest(ofAll: ["filled 1", key.description, "\(edition)"])
        // The one with marks is for the next commit.
        if let page = page(own), let marked = page.marked, store.holdsRecord(of: .pages, for: key), store.holds(marked) {
            return Woven(page: page)
        }
        var woven = try marked()
        woven.page = try filled(woven.page, edition)
        if woven.isWhole { try keep(woven.page, under: own) }
        return woven
    }

    /// - Parameter page: one with marks.
    func filled(_ page: WovenPage, _ edition: Edition) throws -> WovenPage {
        var filled = page
        if case .stored(let digest) = page.file.content { filled.marked = digest }
        let digest = try store.add(Data(edition.filled(try bytes(of: page), in: .foot)))
        filled.file = SiteAsset(path: page.file.path, content: .stored(digest))
        return filled
    }

    /// A page with what is wrong with it.
    struct Woven {
        var page: WovenPage
        var diagnostics: [Diagnostic] = []
        /// Whether it may be remembered.
        var isWhole = true
    }

    /// The page woven before under `key`, if its bytes are still there.
    func page(_ key: Digest) -> WovenPage? {
        store.record(WovenPage.self, of: .pages, for: key).flatMap { isHeld($0) ? $0 : nil }
    }

    /// Stores the page's bytes, and the tables of its figures as readers get them.
    package func take(_ page: Page) throws -> WovenPage {
        let digest = try store.add(Data(page.bytes))
        let assets = try page.assets.map { asset in
            guard let table = asset.table, let stored = store.bytes(of: table) else { return asset }
            return SiteAsset(path: asset.path, content: .stored(try store.add(FigureTable.filled(stored))))
        }
        return WovenPage(
            file: SiteAsset(path: page.path, content: .stored(digest)), assets: assets,
            links: PageLinks(of: page.bytes), title: page.title, search: page.search,
            glyphs: PageGlyphs(of: page.bytes))
    }

    func keep(_ page: WovenPage, under key: Digest) throws { try store.setRecord(page, of: .pages, for: key) }

    /// The pages that `weave` makes with marks, unless they were made before of the same parts, as this edition shows them.
    ///
    /// - Parameters:
    ///   - parts: what they depend on, besides what all pages share.
    ///   - weave: says whether its pages may be remembered.
    func pages(of parts: [String], _ weave: () -> (pages: [Page], isWhole: Bool)) throws -> [WovenPage] {
        let key = Digest(ofAll: ["pages 2", base.description] + parts)
        // Asked for even where those of this edition are known: they are for the next one, and count as used.
        let marked = pages(key)
        let own = Digest(ofAll: ["filled pages 1", key.description, "\(edition)"])
        if marked != nil, let known = pages(own) { return known }
        let (woven, isWhole) = try marked.map { ($0, true) } ?? made(by: weave)
        let filled = try woven.map { try self.filled($0, edition) }
        if isWhole {
            if marked == nil { try store.setRecord(woven, of: .pages, for: key) }
            try store.setRecord(filled, of: .pages, for: own)
        }
        return filled
    }

    private func made(by weave: () -> (pages: [Page], isWhole: Bool)) throws -> ([WovenPage], isWhole: Bool) {
        let woven = weave()
        return (try woven.pages.map(take), woven.isWhole)
    }

    private func pages(_ key: Digest) -> [WovenPage]? {
        store.record([WovenPage].self, of: .pages, for: key).flatMap { $0.allSatisfy(isHeld) ? $0 : nil }
    }

    private func isHeld(_ page: WovenPage) -> Bool {
        guard case .stored(let digest) = page.file.content else { return false }
        return store.holds(digest) && page.tables.allSatisfy(store.holds)
    }
}

/// A page as the site takes it.
package struct WovenPage: Codable, Sendable {
    package fileprivate(set) var file: SiteAsset
    /// What it was filled in from.
    fileprivate var marked: Digest?
    /// The figures and tables that it links to.
    package let assets: [SiteAsset]
    package let links: PageLinks
    package let title: String
    /// What the search finds on it.
    package let search: [SearchEntry]
    /// What it is written with.
    package let glyphs: PageGlyphs

    fileprivate var tables: [Digest] { assets.compactMap(\.table) }
}

extension SiteAsset {
    /// The data of a figure, which the store holds.
    fileprivate var table: Digest? {
        guard case .stored(let digest) = content, path.hasSuffix(FigureFile.csv.rawValue) else { return nil }
        return digest
    }
}
