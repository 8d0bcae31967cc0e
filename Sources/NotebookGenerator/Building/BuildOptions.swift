import ChapterReading
import ChapterRunning
import Storage

/// What a build is asked for.
package struct BuildOptions: Sendable {
    /// What the build is for, which decides what it runs and writes.
    package enum Purpose: Sendable, Equatable {
        /// The site and the record of `figures/`.
        case site
        /// The site, of what `figures/` holds: nothing is compiled, run or recorded.
        case record
        /// To tell what is wrong: nothing is published or recorded.
        case check
        /// To tell what would run: no block runs.
        case status
        /// To compare what comes out with the record: nothing is published or recorded.
        case verification
        /// A site of its own, whose pages hold this script; published with its errors, also when `only` leaves chapters out.
        case preview(script: String)
    }

    /// What runs the cells of sweeps.
    package enum Engine: Sendable, Equatable {
        /// This machine, on all its cores.
        case local
        /// A cluster, with these arguments to `sbatch` and tasks of about so many seconds, where the nodes run the notebook at `program`.
        case slurm([String], taskSeconds: Double, program: String)
    }

    package var purpose = Purpose.site
    /// Starts of chapter names; empty for all.
    package var only: [String] = []
    /// Names of blocks that run although nothing changed, with or without the chapter's: `03-rates/fit`.
    package var again: [String] = []
    /// Other values for the chapters' parameters.
    package var settings: [ParameterSetting] = []
    /// What runs the cells of sweeps.
    package var engine = Engine.local
    /// Chapters at once; as many as there are cores when nil.
    package var jobs: Int?
    /// Publishes with the errors shown in their places.
    package var allowsErrors = false
    /// Whether the site is printed as a PDF, too.
    package var makesPDF = false
    var pruning = StorePruning()

    package init() {}

    func includes(_ slug: String) -> Bool { only.isEmpty || only.contains { slug.hasPrefix($0) } }

    /// Whether a report without errors is published.
    package var publishes: Bool {
        switch purpose {
        case .site, .record, .preview: true
        case .check, .status, .verification: false
        }
    }

    var runsBlocks: Bool { purpose != .status && purpose != .record }

    var isPreview: Bool { previewScript != nil }

    var previewScript: String? { if case .preview(let script) = purpose { script } else { nil } }
}
