import Storage

/// What a build is asked for.
package struct BuildOptions: Sendable {
    /// Starts of chapter names; empty for all.
    package var only: [String] = []
    /// Chapters at once; as many as there are cores when nil.
    package var jobs: Int?
    /// Publishes with the errors shown in their places.
    package var allowsErrors = false
    /// False for a check.
    package var publishes = true
    /// False to find out what would run.
    package var runsBlocks = true
    /// The script of the preview's pages. A preview is published to a site of its own, also when `only` leaves chapters out, and
    /// nothing is recorded.
    var liveReload: String?
    var pruning = StorePruning()
    var isPreview: Bool { liveReload != nil }

    package init() {}

    func includes(_ slug: String) -> Bool { only.isEmpty || only.contains { slug.hasPrefix($0) } }
}
