/// Reads the lines `- name: value` below `parameters:` in a chapter's front matter.
struct ParameterReader {
    static let key = "parameters"
    /// The names that every block has in scope already.
    private static let taken: Set = ["session", "cell"]

    private(set) var parameters: [Parameter] = []
    private var names: Set<String> = []
    /// Whether lines of the list may follow.
    private(set) var isOpen = false

    mutating func open() { isOpen = true }

    /// Another key ends the list.
    mutating func close() { isOpen = false }

    /// - Parameter line: the line's bytes, from behind its dash.
    /// - Returns: what is wrong with it, if anything is.
    mutating func take(_ line: Range<Int>, in source: SourceText) -> ReadingFault? {
        let written = source.text(in: line)
        guard let colon = line.first(where: { source.bytes[$0] == UInt8(ascii: ":") }) else {
            return .malformedParameter(written)
        }
        let nameRange = source.bytes.trimmingBlanks(line.lowerBound..<colon)
        let name = source.text(in: nameRange)
        let text = source.text(in: source.bytes.trimmingBlanks(colon + 1..<line.upperBound))
        guard !name.isEmpty, !text.isEmpty else { return .malformedParameter(written) }
        guard Self.isIdentifier(name), !Self.taken.contains(name) else { return .badParameterName(name) }
        guard names.insert(name).inserted else { return .repeatedParameter(name) }
        guard case .text(let value) = YAMLScalar(text) else { return .unclosedQuote(String(text.prefix(1))) }
        let isQuoted = text.hasPrefix("\"") || text.hasPrefix("'")
        let kind = isQuoted ? .text : Self.kind(of: value)
        // Swift reads hexadecimal numbers as such with a fraction.
        let isOdd = kind == .text && !YAMLScalar.isPlainText(value) || kind == .number && value.contains { "xX".contains($0) }
        if !isQuoted, isOdd { return .parameterNotText(value) }
        guard let standard = kind.canonical(value) else { return .malformedParameter(written) }
        parameters.append(
            Parameter(name: name, kind: kind, standard: standard, location: source.location(at: nameRange.lowerBound)))
        return nil
    }

    private static func isIdentifier(_ name: String) -> Bool {
        if SwiftReading.isName(name) { return true }
        let facts = CodeFacts(parsing: "let \(name) = 0")
        return facts.isSound && facts.identifiers == [name]
    }

    /// What a value without quotes is: the narrowest that takes it.
    private static func kind(of value: String) -> Parameter.Kind {
        Parameter.Kind.allCases.first { $0.canonical(value) != nil } ?? .text
    }
}
