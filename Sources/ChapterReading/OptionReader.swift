import DataRegistry

/// Reads the lines `//| key: value` at the top of a block.
struct OptionReader {
    private let source: SourceText
    private let kind: Block.Kind
    private(set) var options = BlockOptions()
    private(set) var findings: [Diagnostic] = []
    private var seen: Set<BlockOptions.Key> = []
    private var misspelled: Set<BlockOptions.Key> = []
    /// The caption's bytes in the file.
    private(set) var captionRange: Range<Int>?
    /// Where a sweep names its grid.
    private(set) var overRange: Range<Int>?
    /// Of an alternative text that holds inline values.
    private(set) var altRange: Range<Int>?

    init(source: SourceText, kind: Block.Kind) {
        self.source = source
        self.kind = kind
    }

    /// - Parameter range: the line's bytes in the file, from `//|` on.
    mutating func read(_ range: Range<Int>) {
        let line = source.bytes.trimmingBlanks(range.lowerBound + 3..<range.upperBound)
        guard let colon = line.first(where: { source.bytes[$0] == UInt8(ascii: ":") }), colon > line.lowerBound else {
            return report(.malformedOption, at: range)
        }
        let keyRange = source.bytes.trimmingBlanks(line.lowerBound..<colon)
        let word = source.text(in: keyRange)
        guard let key = BlockOptions.Key(rawValue: word) else {
            let suggestion = nearMiss(of: word, among: BlockOptions.Key.allCases.map(\.rawValue))
            if let meant = suggestion.flatMap(BlockOptions.Key.init) { misspelled.insert(meant) }
            return report(.unknownOption(word, suggestion: suggestion), at: keyRange)
        }
        guard key.kinds.contains(kind) else {
            return report(.optionOfOtherKinds(word, of: kind, valid: key.kinds), at: keyRange)
        }
        guard seen.insert(key).inserted else { return report(.repeatedOption(word), at: keyRange) }
        switch QuotedValue(source.bytes.trimmingBlanks(colon + 1..<line.upperBound), in: source.bytes) {
        case .unclosed(let quote):
            report(.unclosedQuote(quote), at: source.bytes.trimmingBlanks(colon + 1..<line.upperBound))
        case .value(let value):
            if !set(key, value) {
                reportValue(of: key, value, at: value.isEmpty ? keyRange : value)
            } else if key == .data, let name = nameOfSeveral(options.data) {
                report(.dataFilesAlike(name), at: value)
            }
        }
    }

    /// Tells how an option is written that starts with `#|` or `// |`.
    mutating func readForeign(_ range: Range<Int>) {
        guard let (written, known) = Self.foreign(source.text(in: range)) else { return }
        if let known { misspelled.insert(known) }
        report(.foreignOption(written, isKnown: known != nil), at: range)
    }

    /// What a line says that is an option but for its first signs, and its key if there is such a one.
    static func foreign(_ line: String) -> (written: String, key: BlockOptions.Key?)? {
        var rest = line.trimmingSpaces()[...]
        let isQuarto = rest.hasPrefix("#|")
        guard isQuarto || rest.hasPrefix("//") else { return nil }
        rest = isQuarto ? rest.dropFirst() : rest.drop { $0 == "/" || $0 == " " || $0 == "\t" }
        guard rest.first == "|" else { return nil }
        let written = rest.dropFirst().trimmingSpaces()
        let key = written.firstIndex(of: ":").flatMap { BlockOptions.Key(rawValue: written[..<$0].trimmingSpaces()) }
        return isQuarto || key != nil ? (written, key) : nil
    }

    /// What a block of this kind can't do without.
    mutating func requireOptions(at range: Range<Int>) {
        let given = seen.union(misspelled)
        for key in kind.traits.required where !given.contains(key) { report(.noOption(key, of: kind), at: range) }
    }

    /// False when the option does not take such a value.
    private mutating func set(_ key: BlockOptions.Key, _ value: Range<Int>) -> Bool {
        let text = source.text(in: value)
        let located = LocatedText(text: text, location: source.location(at: value.lowerBound))
        switch key {
        case .caption:
            options.caption = text.isEmpty ? nil : located
            captionRange = value
            return !text.isEmpty
        case .alt:
            options.alt = text.isEmpty ? nil : located
            altRange = text.contains("`{swift}") ? value : nil
            return !text.isEmpty
        case .over:
            options.over = text.isEmpty ? nil : located
            overRange = value
            return !text.isEmpty
        case .timeout: return set(\.timeout, text)
        case .memory: return set(\.memory, text)
        case .fold: return set(\.fold, text)
        case .network: return set(\.network, text)
        case .data:
            options.data = names(in: value)
            return !options.data.isEmpty && options.data.allSatisfy { BlockOptions.isDataName($0.text) }
        }
    }

    /// A limit of thirty years.
    private static let largest = 1e9

    private mutating func set(_ option: WritableKeyPath<BlockOptions, Double>, _ text: String) -> Bool {
        guard let number = Double(text), number > 0, number <= Self.largest,
            text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") })
        else { return false }
        options[keyPath: option] = number
        return true
    }

    private mutating func set(_ option: WritableKeyPath<BlockOptions, Bool>, _ text: String) -> Bool {
        guard text == "true" || text == "false" else { return false }
        options[keyPath: option] = text == "true"
        return true
    }

    /// That of two files in different folders.
    private func nameOfSeveral(_ data: [LocatedText]) -> String? {
        var found: Set<String> = []
        return data.map { Dataset.file(of: $0.text) }.first { !found.insert($0).inserted }
    }

    private func names(in range: Range<Int>) -> [LocatedText] {
        source.bytes[range].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { part in
            let name = source.bytes.trimmingBlanks(part.startIndex..<part.endIndex)
            return LocatedText(text: source.text(in: name), location: source.location(at: name.lowerBound))
        }
    }

    private mutating func reportValue(of key: BlockOptions.Key, _ value: Range<Int>, at range: Range<Int>) {
        let text = source.text(in: value)
        report(
            text.isEmpty ? .emptyOption(key.rawValue) : .badOptionValue(key: key.rawValue, value: text, taken: key.taken),
            at: range)
    }

    private mutating func report(_ fault: ReadingFault, at range: Range<Int>) {
        let length = source.lengthInLine(range)
        findings.append(Diagnostic(fault, at: source.location(at: range.lowerBound), length: length))
    }
}

extension UInt8 {
    /// What names and labels consist of: letters, digits, hyphens and underscores.
    var isNameByte: Bool { isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
}
