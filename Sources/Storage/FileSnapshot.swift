/// Files as they were at one moment, of which more is read later: what is kept under their digests must have come of the same bytes.
package struct FileSnapshot: Sendable {
    private let stamps: [(file: String, stamp: FileStamp?)]

    /// - Parameter files: also such as are not there.
    package init(of files: some Sequence<String>) {
        stamps = files.map { ($0, try? FileStamp(of: $0)) }
    }

    /// The first that was changed, replaced, removed or made since.
    package var changed: String? { stamps.first { file, stamp in (try? FileStamp(of: file)) != stamp }?.file }

    /// - Throws: when one of them is not what it was.
    package func requireUnchanged() throws {
        if let changed { throw SystemFailure(changedMeanwhile: changed) }
    }
}
