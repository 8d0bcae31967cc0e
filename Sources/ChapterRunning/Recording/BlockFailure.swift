import ChapterReading

/// Why a block has no value.
package struct BlockFailure: Codable, Sendable, Equatable {
    package enum Cause: Codable, Sendable, Equatable {
        /// What the compiler said of it; nil when another block of its chapter does not compile.
        case didNotCompile(String?)
        /// What the run-time system said of the trap, or how else the process died.
        case trapped(String)
        /// The error, as it describes itself.
        case threw(String)
        case timedOut(limit: Double)
        /// In GiB.
        case outOfMemory(used: Double, limit: Double)
        /// More processes and threads at a time.
        case startedTooMany(limit: Int)
        /// What it uses or made could not be read or written, as the system says.
        case notStored(String)
        case interfered(Interference)
        /// It uses an experiment that has no value.
        case missingInput(String)
        case missingData(MissingData)
        /// Cells of a sweep have no value; the others have theirs.
        case cells([Cell], of: Int)
        /// What ran it on a cluster ended before it did, as the cluster says.
        case lost(String)
    }

    /// A cell that failed.
    package struct Cell: Codable, Sendable, Equatable {
        /// As JSON.
        package var parameters: String
        /// What went wrong, as a sentence about it.
        package var message: String
    }

    package enum MissingData: Codable, Sendable, Equatable {
        /// Not here, and never recorded; the message tells how to get it.
        case absent(String)
        /// Not here, and what is recorded was altered: the path of the file that is not as it was written.
        case recordAltered(String)
        /// A file of its name that is not it.
        case wrong(String)
        case unknown(name: String, nearMiss: String?)
        /// It uses an experiment whose data set is not here, and was never recorded.
        case notRecorded
        /// The site is published from the record, and the record does not have it.
        case noRecord
        /// The same, and this file is not as it was written.
        case alteredRecord(String)
    }

    package var cause: Cause
    package var location: SourceLocation

    package init(_ cause: Cause, at location: SourceLocation) {
        self.cause = cause
        self.location = location
    }
}
