import Storage

/// Which state of the report a site shows, or a page of it.
package struct Edition: Codable, Sendable, Equatable {
    /// The day of the newest result that is shown.
    package var day: String?
    /// The last commit that changed chapters, sources or the record, abbreviated; nil where git does not tell.
    package var commit: String?
    /// Whether chapters or sources that are shown, or that what is shown was made with, were edited since.
    package var isEdited: Bool
    /// What the results came of: `x86_64 swift-6.3.1-RELEASE`.
    package var platforms: [String]
    /// The parameters that this build was given other values for, with their chapters; none in the report as it is.
    package var settings: [String] = []
    /// Whether marks stand where a commit would change the page.
    private var isMarked = false

    package init(day: String? = nil, commit: String? = nil, isEdited: Bool = false, platforms: [String] = []) {
        self.day = day
        self.commit = commit
        self.isEdited = isEdited
        self.platforms = platforms
    }

    /// As a page tells it that shows a part of the report.
    ///
    /// - Parameter day: of the part's newest result, if it has one.
    package func ofPage(isEdited: Bool, day: String? = nil) -> Edition {
        var edition = self
        edition.isEdited = isEdited
        edition.day = day ?? edition.day
        return edition
    }

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

    /// The part of a page that tells the edition: an author's text may hold anything.
    package enum Place {
        /// The foot of a page, the last of that class.
        case foot
        /// What stands below the title of a source's page, the first of that class.
        case state
    }

    /// - Parameter page: woven for `marked`.
    package func filled(_ page: [UInt8], in place: Place) -> [UInt8] {
        guard let part = Self.part(of: page, place) else { return page }
        return page[..<part.lowerBound] + filled(page[part]) + page[part.upperBound...]
    }

    private static func part(of page: [UInt8], _ place: Place) -> Range<Int>? {
        page.withUnsafeBufferPointer { bytes in
            switch place {
            case .foot:
                var last: Int?
                var next = bytes.offset(of: foot)
                while let found = next {
                    last = found
                    next = bytes.offset(of: foot, from: found + foot.count)
                }
                return last.map { $0..<page.count }
            case .state:
                guard let start = bytes.offset(of: state), let end = bytes.offset(of: endOfState, from: start) else { return nil }
                return start..<end
            }
        }
    }

    private static let foot = Array("<footer class=\"colophon\">".utf8)
    private static let state = Array("<p class=\"source-state\">".utf8)
    private static let endOfState = Array("</p>".utf8)

    private func filled(_ page: ArraySlice<UInt8>) -> [UInt8] {
        let fields = [(Self.dayMark, day ?? ""), (Self.commitMark, commit ?? ""), (Self.editsMark, edits)].map {
            (mark: Array($0.utf8), text: Array($1.utf8))
        }
        var filled: [UInt8] = []
        filled.reserveCapacity(page.count)
        var start = page.startIndex
        while let place = page[start...].firstIndex(of: UInt8(ascii: "@")) {
            filled += page[start..<place]
            let field = fields.first { page[place...].starts(with: $0.mark) }
            filled += field?.text ?? [page[place]]
            start = place + (field?.mark.count ?? 1)
        }
        return filled + page[start...]
    }
}
