import Foundation
import Synchronization

/// The key under which each block last had an outcome, by chapter and block: what `status` and `why` compare with.
///
/// It explains and never decides: a lost history costs an explanation, not a result.
package final class BlockHistory: Sendable {
    private let path: String
    private let state: Mutex<(keys: [String: Digest], isChanged: Bool)>

    package init(path: String, notice: (String) -> Void = { _ in }) {
        self.path = path
        let text = SealedFile.readText(path) { notice("the history of the blocks is damaged and starts again") }
        var keys: [String: Digest] = [:]
        FieldLines.read(text ?? Data(), separator: UInt8(ascii: "\t")) { fields in
            if fields.count == 2, let key = fields[0].digest { keys[fields[1].string] = key }
        }
        state = Mutex((keys, isChanged: false))
    }

    package subscript(chapter: String, block: String) -> Digest? {
        get { state.withLock { $0.keys["\(chapter)/\(block)"] } }
        set {
            state.withLock { state in
                let name = "\(chapter)/\(block)"
                guard state.keys[name] != newValue else { return }
                state.keys[name] = newValue
                state.isChanged = true
            }
        }
    }

    /// Forgets the blocks that the book does not have any more.
    ///
    /// - Parameter blocks: those that it has, by chapter.
    package func keep(only blocks: [String: Set<String>]) {
        let names = Set(blocks.flatMap { chapter, names in names.map { "\(chapter)/\($0)" } })
        state.withLock { state in
            let left = state.keys.filter { names.contains($0.key) }
            guard left.count < state.keys.count else { return }
            state = (left, isChanged: true)
        }
    }

    package func save() throws {
        let (keys, isChanged) = state.withLock { $0 }
        guard isChanged else { return }
        let lines = keys.sorted { $0.key < $1.key }.compactMap { FieldLines.line(["\($0.value)", $0.key]) }
        try SealedFile.writeText(Data(lines.joined().utf8), to: path)
    }
}
