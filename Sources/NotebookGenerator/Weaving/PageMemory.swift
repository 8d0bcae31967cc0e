import Foundation

/// Pages woven before, by everything that a page depends on.
struct PageMemory: Sendable {
    let store: Store
    /// The digest of the generator itself and of what all pages share.
    let base: Digest

    func key(of chapter: Chapter, _ outcomes: ChapterOutcomes, targets: [String], liveReload: String?) throws -> Digest {
        let outcomes = try chapter.blocks.map { block in
            guard var outcome = outcomes[block] else { return "none" }
            // Durations are not shown, so that a page is the same after every run with the same results.
            outcome.seconds = 0
            return Digest(of: try RecordCoding.encode(outcome)).description
        }
        return Digest(
            ofAll: [
                "page 1", base.description, chapter.path, Digest(of: Data(chapter.source.bytes)).description, liveReload ?? "",
            ]
                + outcomes + ["targets"] + targets)
    }

    func page(_ key: Digest) -> Page? { store.record(Page.self, of: "pages", for: key) }

    func keep(_ page: Page, under key: Digest) throws { try store.setRecord(page, of: "pages", for: key) }
}
