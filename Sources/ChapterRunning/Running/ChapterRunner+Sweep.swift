import ChapterInterface
import ChapterReading
import Foundation
import Storage

/// A sweep: a block that is run for each element of a grid. A cell's key holds the element instead of the grid, so that a grid that
/// grows runs its new cells alone, and what a killed build had finished is found.
extension ChapterRunner {
    /// - Parameters:
    ///   - key: of the sweep as a whole, with the grid among its inputs.
    ///   - files: of its data sets.
    func sweep(_ block: TangledBlock, key: BlockKey, reading files: FileSnapshot) throws -> BlockOutcome {
        guard let grid = block.grid, let digest = key.inputs[grid], let bytes = blocks.store.bytes(of: digest),
            let elements = JSONElements.split(bytes)
        else { return failure(.missingInput(block.grid ?? block.identifier), of: block) }
        let name = (chapter: compiled.slug, block: block.identifier)
        environment.observe(.started(chapter: name.chapter, block: name.block))
        let cells = elements.map { SweepCell(parameters: $0, key: key.ofCell($0, using: block.cellInputs).digest) }
        if environment.runsAgain(block, in: compiled.slug) { cells.forEach { blocks.forget($0.key) } }
        let failures: [Digest: FailedCell]
        do { failures = try runMissing(among: cells, of: block, key: key) } catch let unlinked as LinkFailure {
            return failure(.lost(unlinked.description), of: block)
        }
        var outcome = try collect(cells, failures, of: block, key: key)
        if let change = try changeMeanwhile(of: files, key: key) {
            cells.forEach { blocks.forget($0.key) }
            outcome = failure(change, of: block)
        }
        result.ran.append(block.identifier)
        environment.observe(
            .finished(chapter: name.chapter, block: name.block, seconds: outcome.seconds, failed: outcome.isFailure))
        if !outcome.isFailure {
            try keepReasons(key, of: block)
            try blocks.keep(outcome, under: key)
            try blocks.keep(cells: cells.map(\.key), under: key)
        }
        return outcome
    }

    /// Equal cells have one seed and one value: whoever writes a cell twice means to draw anew.
    func equalCells(of block: TangledBlock) -> [Diagnostic] {
        guard let grid = block.grid, case .value(let digest)? = result.outcomes[grid]?.product,
            let elements = blocks.store.bytes(of: digest).flatMap(JSONElements.split)
        else { return [] }
        let equal = elements.count - Set(elements).count
        guard equal > 0 else { return [] }
        return [
            Diagnostic(
                .warning, at: block.block.options.over?.location ?? block.block.nameLocation, length: grid.utf8.count,
                "\(equal) of the \(elements.count) cells of `\(grid)` \(equal == 1 ? "is equal to another" : "are equal to others"): equal cells have one seed and one value",
                help: "Give each cell a number of its own, such as that of the repetition, if it is to be drawn anew.")
        ]
    }

    /// Runs the cells that the store has no value of, equal ones once.
    private func runMissing(
        among cells: [SweepCell], of block: TangledBlock, key: BlockKey
    ) throws -> [Digest: FailedCell] {
        var seen: Set<Digest> = []
        let distinct = cells.filter { seen.insert($0.key).inserted }
        let missing = distinct.filter { blocks.outcome(under: $0.key) == nil }
        guard !missing.isEmpty else { return [:] }
        var order = try environment.order(
            for: block,
            inputs: block.cellInputs.reduce(into: [:]) { inputs, name in
                inputs[name] = key.inputs[name].map(blocks.store.path(of:))
            }, resources: resources(of: block), program: compiler.link(compiled), store: blocks.store.folder)
        order.chapter = compiled.slug
        order.cells = missing
        let count = CellCount(distinct.count - missing.count)
        let (observe, slug) = (environment.observe, compiled.slug)
        return try environment.engine.run(order) { ended in
            observe(
                .swept(chapter: slug, block: block.identifier, cells: count.adding(ended), of: distinct.count))
        }
    }

    /// The values in the order of the grid; or the cells that have none.
    private func collect(
        _ cells: [SweepCell], _ failures: [Digest: FailedCell], of block: TangledBlock, key: BlockKey
    ) throws -> BlockOutcome {
        var (values, printed, seconds): ([Data], String, Double) = ([], "", 0)
        var failed: [(cell: SweepCell, failure: FailedCell)] = []
        for cell in cells {
            guard failures[cell.key] == nil, let outcome = blocks.outcome(under: cell.key),
                case .value(let digest)? = outcome.product, let value = blocks.store.bytes(of: digest)
            else {
                let failure = failures[cell.key] ?? FailedCell(.notStored("what the store has of it is gone"))
                failed.append((cell, failure))
                continue
            }
            values.append(value)
            seconds += outcome.seconds
            if printed.utf8.count < Self.mostPrinted { printed += outcome.printed }
        }
        guard let first = failed.first else {
            return BlockOutcome(
                payload: .product(.value(try blocks.store.add(JSONElements.join(values)))), printed: printed, seconds: seconds,
                key: key.digest, day: environment.day)
        }
        let location = first.failure.place.flatMap { $0.location(in: compiled.tangled) }
        return failure(
            .cells(
                failed.map { cell, failure in
                    let name = "the cell `\(cell.parameters.prefix(200))`"
                    return .init(
                        parameters: cell.parameters,
                        message: BlockFailure(failure.cause, at: block.block.nameLocation).sentence(about: name))
                },
                of: cells.count),
            of: block, at: location, printed: first.failure.printed, seconds: seconds)
    }

    /// Of what the cells printed, in bytes.
    private static var mostPrinted: Int { 100_000 }
}
