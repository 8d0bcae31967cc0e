/// What the series of a report look like wherever they occur: a table from what a series means to its look.
///
/// A series is found by its name. What follows a name after a comma qualifies it: *vanilla, with tail* has the colour and the marker of
/// *vanilla*, and qualifiers are told apart by dashes.
public struct SeriesKey: Sendable {
    /// One meaning: its look, and every name that chapters call it by.
    public struct Meaning: Sendable {
        public let look: SeriesLook
        public let names: [String]

        public init(_ look: SeriesLook, _ names: String...) {
            self.look = look
            self.names = names
        }
    }

    public let meanings: [Meaning]
    private let looks: [String: SeriesLook]

    /// A name that stands twice means what it means first.
    public init(_ meanings: [Meaning]) {
        self.meanings = meanings
        let pairs = meanings.flatMap { meaning in meaning.names.map { ($0, meaning.look) } }
        looks = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The look of a series, for captions that name one: `key["vanilla"]?.colorName`.
    public subscript(series: String) -> SeriesLook? { entry(series)?.look }

    /// The look of the longest name that the series begins with, and what qualifies it; `nil` for a series that the table doesn't know.
    func entry(_ series: String) -> (look: SeriesLook, qualifier: String)? {
        var parts = series.components(before: ", ")
        while let name = parts.popLast() {
            if let look = looks[name] { return (look, String(series.dropFirst(name.count))) }
        }
        return nil
    }
}

extension String {
    /// What stands before each `separator`, and all of it, from short to long.
    fileprivate func components(before separator: String) -> [String] {
        ranges(of: separator).map { String(self[..<$0.lowerBound]) } + [self]
    }
}
