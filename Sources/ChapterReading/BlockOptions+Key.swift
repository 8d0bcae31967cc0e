extension BlockOptions {
    /// The options that a block can have.
    enum Key: String, CaseIterable {
        case caption, alt, over, timeout, memory, fold, data, network

        static var list: String { allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") }

        /// The kinds that can have it.
        var kinds: [Block.Kind] { Block.Kind.fenced.filter { $0.options.contains(self) } }

        /// What messages call it.
        var noun: String {
            switch self {
            case .alt: "alternative text"
            case .over: "array to run over"
            case .caption, .timeout, .memory, .fold, .data, .network: rawValue
            }
        }

        /// What the option takes, for messages.
        var taken: String {
            switch self {
            case .caption, .alt: "text"
            case .timeout: "a positive number of seconds"
            case .memory: "a positive number of GiB"
            case .fold, .network: "`true` or `false`"
            case .over: "the name of an experiment or a sweep above, which returns an array"
            case .data: "names of data sets and of files below chapters, separated by commas"
            }
        }

        var example: String? {
            switch self {
            case .caption: "The error against the sample size."
            case .alt: "Two falling lines; the lower one is steeper."
            case .timeout: "120"
            case .memory: "4"
            case .fold, .network: "true"
            case .over: "grid"
            case .data: "concrete"
            }
        }
    }
}

extension Block.Kind {
    /// Code that runs takes time and memory and may read data.
    fileprivate var options: Set<BlockOptions.Key> {
        let ofRunning: Set<BlockOptions.Key> = traits.program == nil ? [] : [.timeout, .memory, .data, .network]
        return ofRunning.union(traits.required).union([.fold])
    }
}
