/// Which state of the report a site shows: the same on every page.
package struct Edition: Codable, Sendable, Equatable {
    /// The day of the newest result.
    package var day: String?
    /// The last commit that changed chapters, sources or the record, abbreviated; nil where git does not tell.
    package var commit: String?
    /// Whether chapters or sources were edited since.
    package var isEdited: Bool
    /// What the results came of: `x86_64 swift-6.3.1-RELEASE`.
    package var platforms: [String]
    /// The parameters that this build was given other values for, with their chapters; none in the report as it is.
    package var settings: [String] = []

    package init(day: String? = nil, commit: String? = nil, isEdited: Bool = false, platforms: [String] = []) {
        self.day = day
        self.commit = commit
        self.isEdited = isEdited
        self.platforms = platforms
    }

    /// Whether its pages may stand for another edition's: with marks for what a commit changes.
    private var isMarked = false

    /// What stands behind the commit.
    var edits: String { isMarked ? Self.editsMark : isEdited ? ", edited since" : "" }
}

/// A page is woven with marks, and filled in for each edition: nothing else of it changes with a commit.
extension Edition {
    private static let dayMark = "@@day-of-the-edition@@"
    private static let commitMark = "@@commit-of-the-edition@@"
    private static let editsMark = "@@edits-of-the-edition@@"

    package var marked: Edition {
        var marked = self
        marked.day = day.map { _ in Self.dayMark }
        marked.commit = commit.map { _ in Self.commitMark }
        marked.isEdited = false
        marked.isMarked = true
        return marked
    }

    /// - Parameter page: woven for `marked`.
    package func filled(_ page: [UInt8]) -> [UInt8] {
        let fields = [(Self.dayMark, day ?? ""), (Self.commitMark, commit ?? ""), (Self.editsMark, edits)].map {
            (mark: Array($0.utf8), text: Array($1.utf8))
        }
        var filled: [UInt8] = []
        filled.reserveCapacity(page.count)
        var start = 0
        while let place = page[start...].firstIndex(of: UInt8(ascii: "@")) {
            filled += page[start..<place]
            let field = fields.first { page[place...].starts(with: $0.mark) }
            filled += field?.text ?? [page[place]]
            start = place + (field?.mark.count ?? 1)
        }
        return filled + page[start...]
    }
}
