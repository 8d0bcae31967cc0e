import Foundation
import Synchronization

/// The key under which each block last had an outcome, by chapter and block: what `status` and `why` compare with.
///
/// It explains and never decides: a lost history costs an explanation, not a result.
package final class BlockHistory: Sendable {
    private let path: String
    private let keys: Mutex<[String: Digest]>

    package init(path: String, notice: (String) -> Void = { _ in }) {
        self.path = path
        let known = SealedFile.read([String: Digest].self, from: path) {
            notice("the history of the blocks is damaged and starts again")
        }
        keys = Mutex(known ?? [:])
    }

    package subscript(chapter: String, block: String) -> Digest? {
        get { keys.withLock { $0["\(chapter)/\(block)"] } }
        set { keys.withLock { $0["\(chapter)/\(block)"] = newValue } }
    }

    package func save() throws {
        try SealedFile.writeText(keys.withLock { try RecordCoding.encode($0) }, to: path)
    }
}
