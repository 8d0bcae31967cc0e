extension Block.Kind {
    /// The kinds that a fence's info string can name.
    static let fenced: [Block.Kind] = [.experiment, .figure, .table, .check, .shared]

    /// What the names of this kind start with, before a hyphen: the names of figures and tables are labels.
    var prefix: String {
        switch self {
        case .figure: "fig"
        case .table: "tbl"
        default: ""
        }
    }
}

extension BlockOptions {
    /// The options that a block can have.
    enum Key: String, CaseIterable {
        case caption, alt, timeout, memory, fold, data

        static var list: String { allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") }

        var kinds: [Block.Kind] {
            switch self {
            case .caption: [.figure, .table]
            case .alt: [.figure]
            case .timeout, .memory, .data: [.experiment, .figure, .table, .check]
            case .fold: Block.Kind.fenced
            }
        }

        /// What the option takes, for messages.
        var taken: String {
            switch self {
            case .caption, .alt: "text"
            case .timeout: "a positive number of seconds"
            case .memory: "a positive number of GiB"
            case .fold: "`true` or `false`"
            case .data: "names of data sets and of files below chapters, separated by commas"
            }
        }

        var example: String? {
            switch self {
            case .caption: "The error against the sample size."
            case .alt: "Two falling lines; the lower one is steeper."
            case .timeout: "120"
            case .memory: "4"
            case .fold: "true"
            case .data: "concrete"
            }
        }
    }
}
