/// What the notebook itself knows of the report. It is handed to a block that names it in its option `data`, as a JSON file.
package enum ReportData: String, CaseIterable, Sendable {
    /// What each block can reach: an array of `BlockReach`.
    case reach
    /// The targets of the package: an array of `PackageTarget`.
    case targets
    /// What the package's tests promise: an array of promises, each with the tests that hold it.
    case promises

    /// Whether a compiler has to be asked for it.
    var followsFromCode: Bool {
        switch self {
        case .reach, .targets: true
        case .promises: false
        }
    }
}
