import TestSupport
import Testing

@testable import ChapterRunning
@testable import Weaving

/// Libraries of the system that a package wraps.
struct SystemLibraryTests {
    /// What the notebook opens for itself while it runs is in no key: a preview, which goes on, would run everything again.
    @Test func whatIsOpenedLaterDoesNotCount() throws {
        let before = try SystemLibraries.loaded()
        _ = try JavaScriptHeap()
        #expect(try SystemLibraries.loaded() == before)
        #expect(!before.contains { $0.contains("javascriptcore") || $0.contains("IndexStore") })
        #expect(before.contains { $0.contains("libcairo") })
    }
}
