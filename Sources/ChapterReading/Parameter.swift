/// A value that a chapter's front matter declares: in scope under its name in the chapter's blocks, and set to something else for one
/// build with `--set NAME=VALUE`.
package struct Parameter: Sendable, Equatable {
    /// What its default is written as.
    package enum Kind: String, Sendable, CaseIterable {
        case truth = "Bool"
        case whole = "Int"
        case number = "Double"
        case text = "String"

        /// What it takes, for messages.
        package var taken: String {
            switch self {
            case .truth: "`true` or `false`"
            case .whole: "a whole number"
            case .number: "a finite number"
            case .text: "text"
            }
        }

        /// A value in the one form that keys and programs know: `064` and `64` are the same; nil for what is no such value.
        package func canonical(_ written: String) -> String? {
            switch self {
            case .truth: Bool(written)?.description
            case .whole: Int(written)?.description
            case .number: Double(written).flatMap { $0.isFinite ? $0.description : nil }
            case .text: written
            }
        }
    }

    package let name: String
    package let kind: Kind
    /// What the front matter says, in its canonical form.
    package let standard: String
    /// What this build has.
    package private(set) var value: String
    /// Where its name stands.
    package let location: SourceLocation

    package init(name: String, kind: Kind, standard: String, location: SourceLocation) {
        self.name = name
        self.kind = kind
        self.standard = standard
        self.location = location
        value = standard
    }

    /// Whether this build has another value than the front matter says.
    package var isSet: Bool { value != standard }

    /// `repetitions = 64`
    package var assignment: String { "\(name) = \(value)" }

    /// The same with another value; nil if it takes no such value.
    package func setting(_ written: String) -> Parameter? {
        guard let value = kind.canonical(written) else { return nil }
        var parameter = self
        parameter.value = value
        return parameter
    }
}
