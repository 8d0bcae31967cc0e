import Foundation

/// An edit after which the user waits, another one each time that it is made, and how long that may take.
struct LoopEdit: Sendable {
    enum Command: Sendable {
        /// As the README has it: the package manager looks at the sources first.
        case packageManager
        /// The notebook alone, as it was built.
        case notebook
    }

    let name: String
    /// Of the project; nil for no edit at all.
    let file: String?
    let command: Command
    let aim: Aim
    /// The text with the edit's `number` in it; nil if it has no place for one.
    var apply: @Sendable (_ text: String, _ number: Int) -> String? = { text, _ in text }

    /// Seconds on two quiet cores.
    enum Aim: Sendable {
        case whole(Double)
        /// Until the blocks run or are drawn, which take what they take.
        case beforeBlocks(Double)

        var text: String {
            switch self {
            case .whole(let seconds): seconds.brief
            case .beforeBlocks(let seconds): "\(seconds.brief) + blocks"
            }
        }
    }

    /// How often it is made: the least is taken.
    var repetitions: Int { command == .notebook ? 5 : 3 }

    static let all = [
        LoopEdit(name: "nothing", file: nil, command: .packageManager, aim: .whole(1.2)),
        LoopEdit(name: "prose", file: "chapters/90-what-runs-again.md", command: .notebook, aim: .whole(0.1)) {
            $0 + "\nOne more sentence, the \($1)th.\n"
        },
        LoopEdit(
            name: "style of a figure in a chapter", file: "chapters/02-over-parameterization-adapts.md", command: .notebook,
            aim: .whole(0.8)
        ) { $0.inserting("the \($1) ", behind: #/y: \.log\("/#) },
        LoopEdit(
            name: "a comment in SequenceModels", file: "Sources/SequenceModels/Flows/VanillaFlow.swift",
            command: .packageManager, aim: .whole(3), apply: comment),
        LoopEdit(
            name: "a function there that blocks reach", file: "Sources/SequenceModels/ChangingSignals/SwitchedFlow.swift",
            command: .packageManager, aim: .beforeBlocks(4)
        ) { $0.inserting("(1 + \($1)e-12) * ", behind: #/(?=learned \* \(observation)/#) },
        LoopEdit(
            name: "a comment in Numerics", file: "Sources/Numerics/LinearAlgebra/Matrix.swift", command: .packageManager,
            aim: .whole(3), apply: comment),
        LoopEdit(
            name: "a colour in Plotting's Theme.swift", file: "Sources/Plotting/Style/Theme.swift", command: .packageManager,
            aim: .beforeBlocks(15)
        ) { $0.contains(grid) ? $0.replacing(grid, with: "grid: Color(0xE4E7E\($1))") : nil },
    ]

    private static let grid = "grid: Color(0xE4E7EB)"

    /// Above everything else, so that all lines move.
    static let comment: @Sendable (String, Int) -> String? = { "// Comment number \($1).\n" + $0 }
}

extension String {
    /// With a text behind the first match; nil if there is none.
    fileprivate func inserting(_ text: String, behind place: some RegexComponent) -> String? {
        firstRange(of: place).map { self[..<$0.upperBound] + text + self[$0.upperBound...] }
    }
}
