/// What is wrong, where, and what to do next. Every stage returns these; the command line prints them all.
package struct Diagnostic: Hashable, Codable, Sendable {
    package enum Severity: String, Codable, Sendable { case error, warning, note }

    package var severity: Severity
    package var location: SourceLocation
    /// How many UTF-8 columns the caret underlines; at least one.
    package var length: Int
    package var summary: String
    /// What to do next, a full sentence; printed as a note under the source line.
    package var help: String?

    package init(
        _ severity: Severity = .error, at location: SourceLocation, length: Int = 1, _ summary: String, help: String? = nil
    ) {
        self.severity = severity
        self.location = location
        self.length = length
        self.summary = summary
        self.help = help
    }
}
