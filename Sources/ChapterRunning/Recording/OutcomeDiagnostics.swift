import ChapterInterface
import ChapterReading
import Storage

/// What is wrong with an outcome: a failure at its line, each claim that does not hold at its own, or that it is of other code.
func complaints(about outcome: BlockOutcome, of block: TangledBlock) -> [Diagnostic] {
    let own = complaints(about: outcome.payload, printed: outcome.printed, of: block)
    return own + (outcome.note?.doubt?.changedPart.map { [complaintAboutAge(of: block, before: $0)] } ?? [])
}

private func complaintAboutAge(of block: TangledBlock, before part: String) -> Diagnostic {
    Diagnostic(
        .warning, at: block.block.nameLocation, length: max(block.block.name.utf8.count, 1),
        "the \(block.block.kind.traits.noun) `\(block.block.name)` was recorded before its \(part) changed",
        help: "Build the report where it can run, and commit figures/.")
}

private func complaints(about payload: BlockOutcome.Payload, printed: String, of block: TangledBlock) -> [Diagnostic] {
    switch payload {
    case .failure(let failure) where wasTold(failure): []
    case .failure(let failure): [complaint(about: failure, of: block, printed: printed)]
    case .product(let product):
        complaints(about: product.claims, of: block)
            + product.shown.filter { block.block.kind == .inline && holdsNaN($0.text) }.map {
                complaint(aboutValue: $0.text, of: block)
            } + complaints(about: product, of: block) + product.leftOut.map { complaint(aboutLeftOut: $0, of: block) }
    case .valueElsewhere: []
    }
}

/// Of a name that no data set can have, when the chapter was read.
private func wasTold(_ failure: BlockFailure) -> Bool {
    guard case .missingData(.unknown(let name, _)) = failure.cause else { return false }
    return !BlockOptions.isDataName(name)
}

/// Whether an inline value, or a cell, says that it is not a number, as `formatted` or Swift itself writes it.
private func holdsNaN(_ text: String) -> Bool {
    text.contains("not a number") || text.split { !$0.isLetter }.contains { $0 == "nan" || $0 == "NaN" }
}

private func complaint(aboutValue text: String, of block: TangledBlock) -> Diagnostic {
    Diagnostic(
        .warning, at: block.block.nameLocation, length: max(block.block.name.utf8.count, 1),
        "the inline value `\(block.block.name)` is \(text)",
        help: undefined)
}

private let undefined = "A quantity behind it is undefined, such as a mean of nothing or a logarithm of a negative number."

/// A table without rows, or with cells that are no numbers.
private func complaints(about product: BlockProduct<Digest>, of block: TangledBlock) -> [Diagnostic] {
    guard case .table(let table) = product else { return [] }
    let (place, length) = (block.block.nameLocation, max(block.block.name.utf8.count, 1))
    if table.rows.isEmpty {
        return [
            Diagnostic(
                .warning, at: place, length: length, "the table `\(block.block.name)` has no rows",
                help: "What its rows are made of is empty: was there nothing to look at?")
        ]
    }
    let count = table.rows.joined().count { holdsNaN($0.text) }
    guard count > 0 else { return [] }
    let cells = count == 1 ? "a cell" : "\(count) cells"
    return [
        Diagnostic(
            .warning, at: place, length: length, "the table `\(block.block.name)` has \(cells) with what is not a number",
            help: undefined)
    ]
}

private func complaint(aboutLeftOut data: LeftOutData, of block: TangledBlock) -> Diagnostic {
    let help =
        data.isBeyondDomain == true
        ? "Give the axis a `domain:` that holds them, or none. `.clamped()` draws them at its ends, and with `.countingOmissions()` the "
            + "plot says that they are meant to be missing."
        : "Leave them out yourself and say so, or choose an axis that has a place for them, such as `.symlog`."
    return Diagnostic(
        .warning, at: block.block.nameLocation, length: max(block.block.name.utf8.count, 1),
        "the figure `\(block.block.name)` does not show \(data.sentence): \(data.reason)", help: help)
}

/// Of many at one place some stand for all; a check must claim something, and say what in words.
private func complaints(about claims: [Claim], of block: TangledBlock) -> [Diagnostic] {
    guard block.block.kind == .check else { return [] }
    if claims.isEmpty {
        return [
            Diagnostic(
                .warning, at: block.block.nameLocation, length: max(block.block.name.utf8.count, 1),
                "the check `\(block.block.name)` claims nothing",
                help: "It came to no `expect`: was there nothing to look at?")
        ]
    }
    return Dictionary(grouping: claims) { place(of: $0, in: block) }.sorted { $0.key < $1.key }.flatMap { place, claims in
        let length = place == block.block.nameLocation ? max(block.block.name.utf8.count, 1) : expectLength
        let wrong = claims.filter { !$0.holds }
        let told = wrong.prefix(mostAtOnePlace).enumerated().map { index, claim in
            let others = index + 1 == mostAtOnePlace ? wrong.count - mostAtOnePlace : 0
            return complaint(about: claim, and: others, at: place, length)
        }
        let isSaid = claims.allSatisfy { !($0.statement.first?.isWhitespace ?? true) }
        return told + (isSaid ? [] : [complaintAboutSilence(at: place, length)])
    }
}

private let mostAtOnePlace = 3
private let expectLength = "expect".utf8.count

/// Where `expect` stands; the block's name, where the claim's place is none of its own: that of a function which claims for it, or a
/// forged one.
private func place(of claim: Claim, in block: TangledBlock) -> SourceLocation {
    guard block.holds(line: claim.line, column: claim.column) else { return block.block.nameLocation }
    return block.location(line: claim.line, column: claim.column - expectLength)
}

private func complaintAboutSilence(at place: SourceLocation, _ length: Int) -> Diagnostic {
    Diagnostic(
        .warning, at: place, length: length, "this claim says nothing in words",
        help: "Write what holds: `expect(rates.count, equals: 8, \"the number of rates\")`.")
}

/// - Parameter others: how many more at that place are false.
private func complaint(about claim: Claim, and others: Int, at place: SourceLocation, _ length: Int) -> Diagnostic {
    Diagnostic(
        at: place, length: length,
        "false claim: \(claim.statement): found \(claim.found)" + (others > 0 ? ", and \(others) more here" : ""),
        help: "Mend the code, or the claim if the text around it is wrong too.")
}

private func complaint(about failure: BlockFailure, of block: TangledBlock, printed: String) -> Diagnostic {
    let kind = block.block.kind.traits.noun
    let length = failure.location == block.block.nameLocation ? max(block.block.name.utf8.count, 1) : 1
    let summary = failure.sentence(about: "the \(kind) `\(block.block.name)`")
    if case .missingInput = failure.cause { return Diagnostic(.note, at: failure.location, length: length, summary) }
    return Diagnostic(at: failure.location, length: length, summary, help: help(for: failure, printed: printed))
}

/// The last lines that the block printed, which often tell; or our advice.
private func help(for failure: BlockFailure, printed: String) -> String? {
    let lastWords = printed.split(separator: "\n").suffix(12).joined(separator: "\n")
    let spoken = lastWords.isEmpty ? nil : "It printed:\n\(lastWords)"
    if case .cells = failure.cause { return [failure.advice, spoken].compactMap { $0 }.joined(separator: "\n") }
    return failure.advice == BlockFailure.adviceOnReading ? failure.advice : spoken ?? failure.advice
}
