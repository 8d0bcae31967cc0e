import ChapterReading

/// Why a cell has no value.
package struct FailedCell: Codable, Sendable, Equatable {
    package var cause: BlockFailure.Cause
    /// The author's line that was the last to run, if it trapped: of the block's virtual file.
    var place: CrashReport.Place?
    package var printed: String

    package init(_ cause: BlockFailure.Cause, printed: String = "") {
        self.cause = cause
        self.printed = printed
    }

    init(_ cause: BlockFailure.Cause, at place: CrashReport.Place?, printed: String) {
        self.init(cause, printed: printed)
        self.place = place
    }
}
