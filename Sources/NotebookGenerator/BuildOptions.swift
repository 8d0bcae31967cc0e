/// What a build is asked for.
package struct BuildOptions: Sendable {
    /// Starts of chapter names; empty for all.
    package var only: [String] = []
    /// Chapters at once.
    package var jobs: Int = 0
    package var allowsErrors = false
    package var publishes = true

    package init() {}

    func includes(_ slug: String) -> Bool { only.isEmpty || only.contains { slug.hasPrefix($0) } }
}

/// What came of a build.
package struct BuildReport: Sendable {
    package var diagnostics: [Diagnostic] = []
    /// `chapter/block` of each block that ran.
    package var ran: [String] = []
    package var blockCount = 0
    package var pageCount = 0
    package var isPublished = false

    package var errorCount: Int { diagnostics.filter { $0.severity == .error }.count }
}
