/// Gathers edits that follow each other closely, so that they make one build.
struct Debouncer {
    /// How long nothing must change before a build starts, and how long a build waits at most.
    let quiet: Duration
    let patience: Duration
    private var first: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?
    private var changes: Changes = []

    init(quiet: Duration = .milliseconds(50), patience: Duration = .milliseconds(400)) {
        self.quiet = quiet
        self.patience = patience
    }

    mutating func note(_ changes: Changes, at now: ContinuousClock.Instant) {
        guard !changes.isEmpty else { return }
        self.changes.formUnion(changes)
        first = first ?? now
        last = now
    }

    /// When a build is due; nil while nothing has changed.
    var due: ContinuousClock.Instant? {
        guard let first, let last else { return nil }
        return min(last + quiet, first + patience)
    }

    /// What has changed, once a build of it is due.
    mutating func take(at now: ContinuousClock.Instant) -> Changes? {
        guard let due, due <= now else { return nil }
        defer { (first, last, changes) = (nil, nil, []) }
        return changes
    }
}

/// What an edit touched.
struct Changes: OptionSet, Sendable {
    let rawValue: Int

    static let chapters = Changes(rawValue: 1)
    /// `Sources` or `Package.swift`.
    static let sources = Changes(rawValue: 2)
}
