import ChapterReading

/// Turns the compiler's messages into diagnostics at the chapter's own lines.
///
/// A message about the scaffolding around a block is told at the block's name, and only when none of the block's own lines
/// has an error, since it then follows from that error. One that belongs to no block at all is told only where nothing else is. What is wrong
/// with the grammar of a block was told when it was read.
func diagnostics(for messages: [CompilerMessage], in tangled: TangledChapter, file: String) -> [BlockDiagnostic] {
    let placed = attachNotes(messages.filter { $0.severity != .note || $0.file.hasPrefix("block:") }, in: tangled, file: file)
    let hasHiddenType = placed.contains { $0.diagnostic.summary.hasSuffix(hiddenTypeSummary) }
    let blamed = Set(placed.filter { !$0.isScaffolding && $0.diagnostic.severity == .error }.compactMap(\.block))
    let told = Set(tangled.blocks.filter { !$0.block.isSound }.map(\.identifier))
    let explains = !told.isEmpty || placed.contains { $0.block != nil && $0.diagnostic.severity == .error }
    let withoutGrid = Set(tangled.blocks.filter(\.lacksGrid).map(\.identifier))
    var seen: Set<Diagnostic> = []
    // Uses of a value whose type is hidden in its block are consequences, those of a value whose block was refused, and of the element of
    // a grid that there is not.
    func isConsequence(_ placed: BlockDiagnostic) -> Bool {
        let summary = placed.diagnostic.summary
        return hasHiddenType && summary.contains("is inaccessible due to 'private' protection level")
            || tangled.refusedNames.contains { summary == "cannot find '\($0)' in scope" }
            || summary == "cannot find 'cell' in scope" && placed.block.map(withoutGrid.contains) == true
    }
    return placed.filter {
        !isConsequence($0) && !($0.block.map(told.contains) ?? explains)
            && !($0.isScaffolding && ($0.diagnostic.severity != .error || blamed.contains($0.block ?? "")))
    }
    .filter { seen.insert($0.diagnostic).inserted }
}

/// What the compiler found wrong, and the block that it was found in.
package struct BlockDiagnostic: Sendable {
    package var diagnostic: Diagnostic
    /// The block's identifier; nil for what belongs to none.
    package var block: String?
    /// Whether it is about what stands around the author's lines.
    fileprivate var isScaffolding: Bool
}

private func attachNotes(_ messages: [CompilerMessage], in tangled: TangledChapter, file: String) -> [BlockDiagnostic] {
    var placed: [BlockDiagnostic] = []
    for message in messages {
        if message.severity == .note {
            guard let last = placed.indices.last, placed[last].diagnostic.help == nil else { continue }
            placed[last].diagnostic.help = message.text
        } else {
            placed.append(place(message, in: tangled, file: file))
        }
    }
    return placed
}

private func place(_ message: CompilerMessage, in tangled: TangledChapter, file: String) -> BlockDiagnostic {
    if let block = tangled.blocks.first(where: { $0.virtualFile == message.file }), block.holds(message) {
        let location = block.location(line: message.line, column: message.column)
        if let found = unstorable(message, in: block, at: location) {
            return BlockDiagnostic(diagnostic: found, block: block.identifier, isScaffolding: false)
        }
        let advice = CompilerAdvice(tangled)
        let help =
            advice.advice(on: message.text, in: block)
            ?? block.words(at: message).flatMap { advice.advice(on: message.text, of: $0.name, in: $0.line, block) }
        return BlockDiagnostic(
            diagnostic: Diagnostic(message.severity, at: location, message.text, help: help), block: block.identifier,
            isScaffolding: false)
    }
    guard let block = tangled.block(ownerOfLine: message.line, in: message.file) else {
        let start = SourceLocation(file: file, line: 1, column: 1)
        return BlockDiagnostic(
            diagnostic: Diagnostic(message.severity, at: start, message.text), block: nil, isScaffolding: true)
    }
    return BlockDiagnostic(diagnostic: scaffolding(message, around: block), block: block.identifier, isScaffolding: true)
}

extension TangledBlock {
    private var codeLines: [Substring] { block.code.split(separator: "\n", omittingEmptySubsequences: false) }

    /// Whether there is such a place in its code: behind a comment or a string without end the compiler counts on in our own lines.
    fileprivate func holds(_ message: CompilerMessage) -> Bool {
        message.line <= leadingLines || holds(line: message.line, column: max(message.column, 1))
    }

    /// Where the last of its lines that starts with `return` has that word.
    fileprivate var lastReturn: SourceLocation? {
        let lines = codeLines
        func words(_ line: Substring) -> Substring { line.drop { $0 == " " || $0 == "\t" } }
        guard let last = lines.lastIndex(where: { words($0).hasPrefix("return ") }) else { return nil }
        return location(line: last + 1 + leadingLines, column: lines[last].utf8.count - words(lines[last]).utf8.count + 1)
    }

    /// The line of its code that the compiler complains of, and the name that stands there.
    fileprivate func words(at message: CompilerMessage) -> (line: String, name: String?)? {
        let lines = codeLines
        guard lines.indices.contains(message.line - leadingLines - 1) else { return nil }
        let line = lines[message.line - leadingLines - 1]
        let text = String(decoding: line.utf8.dropFirst(message.column - 1), as: UTF8.self)
        return (String(line), text.prefixMatch(of: /\w+/).map { String($0.output) })
    }
}

/// A value that can't be stored, of which the compiler says that it is not the one it has come to expect.
private func unstorable(_ message: CompilerMessage, in block: TangledBlock, at location: SourceLocation) -> Diagnostic? {
    let unexpected = #/cannot convert value of type '(.*)' to closure result type '\(\)'/#
    guard block.block.kind.traits.holdsValue, let match = message.text.firstMatch(of: unexpected) else { return nil }
    return Diagnostic(
        at: location, "the \(block.block.kind.traits.noun) `\(block.block.name)` returns \(match.1), which cannot be stored",
        help: "Add `Codable, Sendable` to the declaration of each type of yours in it: `struct Rates: Codable, Sendable { … }`.")
}

/// What a message about the scaffolding means for the author.
private func scaffolding(_ message: CompilerMessage, around block: TangledBlock) -> Diagnostic {
    let (name, noun) = (block.block.name, block.block.kind.traits.noun)
    if let grid = block.grid, message.text.contains("'cell(of:)'") {
        return Diagnostic(
            at: block.block.options.over?.location ?? block.block.nameLocation, length: grid.utf8.count,
            "`\(grid)` is not an array: a sweep runs over the elements of one",
            help: "Return an array of values that are Codable and Sendable, one for each cell.")
    }
    let place = block.block.nameLocation
    let length = max(name.utf8.count, 1)
    let notStorable = #/type '(.*)' (?:cannot conform to|does not conform to protocol) '(?:Decodable|Encodable|Sendable)'/#
    if let type = message.text.firstMatch(of: notStorable).map({ String($0.1) }) {
        if type == "()" {
            return Diagnostic(
                at: place, length: length, "the \(noun) `\(name)` returns nothing",
                help: "End the block with `return` and the value that later blocks use.")
        }
        return Diagnostic(
            at: place, length: length, "the \(noun) `\(name)` returns \(type), which cannot be stored",
            help: "Return a value that is Codable and Sendable: declare such a struct in a `swift shared` block.")
    }
    let lacking = #/requires that '(.*)' conform to '(Decodable|Encodable|Sendable)'/#
    if let match = message.text.firstMatch(of: lacking) {
        return Diagnostic(
            at: place, length: length, "the \(noun) `\(name)` returns a value with \(match.1), which cannot be stored",
            help: "Add `Codable` and `Sendable` where `\(match.1)` is declared: `\(match.1): Codable, Sendable`.")
    }
    let wrongResult = #/declared closure result '.*' is incompatible with return type '(.*)'/#
    if let match = message.text.firstMatch(of: wrongResult) {
        return Diagnostic(
            at: block.lastReturn ?? place, length: block.lastReturn == nil ? length : "return".utf8.count,
            "the \(noun) `\(name)` returns \(match.1)", help: "\(block.block.kind.traits.rule).")
    }
    if message.text.contains("missing return in closure expected to return") {
        return Diagnostic(
            at: place, length: length, "the \(noun) `\(name)` can end without `return`",
            help: "\(block.block.kind.traits.rule), whatever way it takes.")
    }
    if message.text.contains("generic parameter 'Value' could not be inferred") {
        return Diagnostic(
            at: place, length: length, "nothing tells the type of what the \(noun) `\(name)` returns",
            help: "Say it: `return nil as Double?`, `return [] as [Double]`.")
    }
    if message.text.contains(#/because its type '.*' uses a private type/#) {
        return Diagnostic(
            at: place, length: length, "the \(noun) `\(name)` returns \(hiddenTypeSummary)",
            help: "Declare the type in a `swift shared` block above, where later blocks can see it too.")
    }
    return Diagnostic(message.severity, at: place, length: length, message.text)
}

private let hiddenTypeSummary = "a type that is declared inside the block"
