import ChapterInterface
import ChapterReading

/// Whether a product is one that a block's own type makes: a block's code can write where its product is told.
struct ProductCheck {
    private let block: Block

    init(_ block: Block) { self.block = block }

    func fault(in product: BlockProduct<String>) -> Interference? { isSound(product) ? nil : .saidWrongProduct }

    private func isSound(_ product: BlockProduct<String>) -> Bool {
        switch (block.kind, product) {
        case (.experiment, .value(let file)), (.sweep, .value(let file)): file == ProductFile.value
        case (.figure, .figure(let figure)): isSound(figure)
        case (.table, .table(let table)): table.rows.allSatisfy { $0.count == table.columns.count }
        case (.check, .claims(let claims)): claims.allSatisfy(isSound)
        case (.inline, .text): true
        case (.experiment, _), (.sweep, _), (.figure, _), (.table, _), (.check, _), (.inline, _), (.shared, _): false
        }
    }

    private func isSound(_ figure: DrawnFigure<String>) -> Bool {
        [figure.width, figure.height].allSatisfy { $0 > 0 && $0 <= 1e6 }
            && FigureFile.recorded.allSatisfy { figure.files[$0] != nil }
            && figure.files.allSatisfy { $0.value == ProductFile.figure($0.key) }
    }

    private func isSound(_ claim: Claim) -> Bool {
        (1...Self.longestCode).contains(claim.line) && (1...Self.longestCode).contains(claim.column)
    }

    /// A function of a shared block, or of a module, may claim for the block, at a line of its own: where a claim is told decides who reads
    /// of it (`complaints(about:of:)`).
    private static let longestCode = 100_000_000
}
