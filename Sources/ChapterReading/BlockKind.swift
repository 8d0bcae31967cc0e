extension Block {
    /// What a block is for. What the notebook must know of a kind is in its ``BlockTraits``, and nowhere else.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case experiment, sweep, figure, table, check, shared, inline

        package var traits: BlockTraits {
            switch self {
            case .experiment:
                BlockTraits("experiment", program: .init(type: "Experiment", isGeneric: true), result: "returns a value")
            case .sweep:
                BlockTraits(
                    "sweep", required: [.over], program: .init(type: "Sweep", isGeneric: true),
                    result: "returns the value of one cell")
            case .figure:
                BlockTraits(
                    "figure", label: .init(prefix: "fig", word: "Figure"), required: [.alt, .caption],
                    program: .init(type: "FigureBlock", returned: "Plot"), result: "returns a `Plot`", isShown: true)
            case .table:
                BlockTraits(
                    "table", label: .init(prefix: "tbl", word: "Table"), required: [.caption],
                    program: .init(type: "TableBlock", returned: "Table"), result: "returns a `Table`", isShown: true)
            case .check:
                BlockTraits(
                    "check", program: .init(type: "CheckBlock", returned: "Void"), result: "calls `expect`",
                    isShown: true)
            case .shared:
                BlockTraits("shared block", program: nil, result: "declares something")
            case .inline:
                BlockTraits("inline value", program: .init(type: "InlineBlock"), result: "is an expression")
            }
        }
    }
}

/// What the notebook must know of a kind of block.
package struct BlockTraits: Sendable {
    /// For kinds whose names are labels.
    package struct Label: Sendable {
        /// What the names start with, before a hyphen: `fig`.
        package let prefix: String
        /// What a reference says before the number: `Figure`.
        package let word: String
    }

    /// How the chapter's program holds such a block.
    package struct Program: Sendable {
        /// A `ChapterBlock` of `NotebookKit`.
        package let type: String
        /// What the author's code returns; nil if Swift finds out.
        package var returned: String?
        /// Whether `type` is generic in what the code returns.
        package var isGeneric = false
    }

    /// What pages and messages call it: `experiment`, `inline value`.
    package let noun: String
    package let label: Label?
    /// The options that it can't do without, in the order in which a message asks for them.
    let required: [BlockOptions.Key]
    /// Nil for a block that only declares.
    package let program: Program?
    /// What its code does: `returns a value`.
    let result: String
    /// Whether the page shows what comes of it, under its name as id.
    package let isShown: Bool

    init(
        _ noun: String, label: Label? = nil, required: [BlockOptions.Key] = [], program: Program?, result: String,
        isShown: Bool = false
    ) {
        self.noun = noun
        self.label = label
        self.required = required
        self.program = program
        self.result = result
        self.isShown = isShown
    }

    /// Whether it has a value that later blocks use by its name.
    package var holdsValue: Bool { program?.isGeneric == true }

    /// `A figure returns a `Plot``.
    package var rule: String { "\(nounWithArticle.capitalizedFirst) \(result)" }

    /// `a figure`, `an experiment`.
    var nounWithArticle: String { ("aeiou".contains(noun.prefix(1)) ? "an " : "a ") + noun }
}

extension Block.Kind {
    /// The kinds that a fence's info string can name.
    static let fenced = allCases.filter { $0 != .inline }

    /// What the names of this kind start with, before a hyphen; empty if they are no labels.
    var prefix: String { traits.label?.prefix ?? "" }

    /// A name that it could have, for messages.
    var exampleName: String { traits.label.map { "\($0.prefix)-rates" } ?? "rates" }

    /// What a reference to a label with this prefix says before the number; nil if no kind has it.
    static func word(ofLabelPrefix prefix: String) -> String? {
        allCases.lazy.compactMap(\.traits.label).first { $0.prefix == prefix }?.word
    }

    /// `experiment`, `figure` and so on, for messages.
    static var list: String {
        let words = fenced.map { "`\($0.rawValue)`" }
        return words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    }
}
