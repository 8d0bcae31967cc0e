/// What the store keeps under keys.
package enum RecordKind: String, CaseIterable, Sendable {
    case outcomes, keys, reaches, dependencies, compilations, programs, fingerprints, reachReports, functions, sources, pages,
        fonts, cells, commits

    /// One of them, for a notice.
    var noun: String {
        switch self {
        case .outcomes: "outcome"
        case .keys: "key"
        case .reaches: "record of what a block reaches"
        case .dependencies: "list of what a compilation read"
        case .compilations: "compilation"
        case .programs: "record of a linked program"
        case .fingerprints: "fingerprints"
        case .reachReports: "report of what the blocks reach"
        case .functions: "list of functions that blocks reach"
        case .sources: "list of source pages"
        case .pages: "page"
        case .fonts: "part of a font"
        case .cells: "list of a sweep's cells"
        case .commits: "list of the commits of results"
        }
    }
}
