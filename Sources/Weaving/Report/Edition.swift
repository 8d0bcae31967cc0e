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
}
