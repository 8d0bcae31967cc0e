import Testing
@testable import NotebookGenerator
@testable import Storage

/// Changes made together, and the blocks that they make run: exactly these.
struct Mutation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let changes: [Change]
    let runs: Set<String>

    init(_ name: String, runs: Set<String> = [], _ changes: Change...) {
        self.init(testDescription: name, changes: changes, runs: runs)
    }

    init(testDescription: String, changes: [Change], runs: Set<String>) {
        self.testDescription = testDescription
        self.changes = changes
        self.runs = runs
    }
}

/// Names of blocks as reports have them.
enum Name {
    static func value(_ chapter: String, _ expression: String) -> String {
        "\(chapter)/inline-\(Digest(of: expression).short)"
    }

    static let steps = "01-signals/steps"
    static let stepsText = value("01-signals", "steps.formatted(digits: 4)")
    static let energies = "01-signals/energies"
    static let count = value("01-signals", "energies.count")
    static let positive = "01-signals/positive"
    /// What uses the value of `energies`.
    static let usesOfEnergies: Set = [count, positive, "01-signals/fig-energy", "01-signals/tbl-energy"]
    static let usesOfSteps: Set = [stepsText, positive]

    static let descent = "02-solvers/descent"
    static let descentText = value("02-solvers", "descent.formatted(digits: 3)")
    static let walked = "02-solvers/walked"
    static let walk = "02-solvers/walk"
    static let line = "02-solvers/line"
    static let slopeText = value("02-solvers", "line.slope.formatted(digits: 3)")
    static let boundText = value("02-solvers", "bound(of: line).formatted(digits: 3)")
    static let usesOfLine: Set = [slopeText, boundText, "02-solvers/fig-line"]
    static let calls: Set = [value("02-solvers", "steps_calls()"), value("02-solvers", "steps_calls() + 0")]

    static let words = "03-words/words"
    static let wordCount = value("03-words", "words.count")
    static let lonely = "03-words/lonely"
    static let lonelyText = value("03-words", "lonely")
}
