/// What the record tells of an outcome, for its page.
package struct RecordNote: Codable, Sendable, Equatable {
    /// What changed since an outcome was recorded, where nothing was run to see whether it still holds.
    package enum Doubt: Codable, Sendable, Equatable {
        /// Its own code, what its chapter shares, or an experiment that it uses.
        case ownCode
        /// A data set that it reads, or that an experiment does which it uses.
        case data
        /// These modules, which its chapter imports: it may reach what changed, or not.
        case modules([String])
        /// The record does not tell what it came of.
        case unknown

        /// What of its own changed, in a word; nil where nothing is known to have.
        package var changedPart: String? {
            switch self {
            case .ownCode: "code"
            case .data: "data"
            case .modules, .unknown: nil
            }
        }

        /// The modules that changed.
        package var modules: [String] { if case .modules(let names) = self { names } else { [] } }
    }

    /// The commit with which it came into the record, abbreviated; nil where git does not tell.
    package var commit: String?
    /// Whether the page is made of the record alone.
    package var isPublishedAlone: Bool
    package var doubt: Doubt?

    package init(commit: String? = nil, isPublishedAlone: Bool = false, doubt: Doubt? = nil) {
        self.commit = commit
        self.isPublishedAlone = isPublishedAlone
        self.doubt = doubt
    }
}
