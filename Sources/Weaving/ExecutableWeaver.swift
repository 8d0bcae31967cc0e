import ChapterInterface
import ChapterReading
import ChapterRunning
import Storage

/// A block in its place: its code, what it printed, and what came of it.
struct ExecutableWeaver {
    let block: Block
    let outcome: BlockOutcome?
    let parts: PageParts

    func node() -> HTMLNode {
        parts.draft.add([ResultDownload(block: block, outcome: outcome, chapter: parts.chapter.slug).asset()].compactMap(\.self))
        let place = CodeGroup.place(of: block)
        guard block.options.fold else {
            return .fragment([CodeWeaver(block: block, outcome: outcome, chapter: parts.chapter.slug).node()] + results())
        }
        parts.draft.hold((block, outcome))
        guard showsResult else { return .fragment([place] + results()) }
        return .fragment([place] + results() + [parts.draft.heldCode(of: parts.chapter.slug)].compactMap { $0 })
    }

    /// Whether a reader sees something of the block itself, at which the code behind it is gathered.
    private var showsResult: Bool {
        guard let outcome else { return block.kind != .shared }
        return outcome.isFailure || block.kind.traits.isShown
    }

    private func results() -> [HTMLNode] {
        guard let outcome else { return [notComputed()].compactMap { $0 } }
        let printed = PrintedOutput.node(outcome.printed, by: block.name)
        return [recordedNote(outcome), printed, result(outcome)].compactMap { $0 }
    }

    /// Once on a page; afterwards a result says it in the line under it.
    private func recordedNote(_ outcome: BlockOutcome) -> HTMLNode? {
        parts.draft.isFirst("recorded", if: outcome.isRecorded) ? Provenance.recordedNote(outcome) : nil
    }

    private func result(_ outcome: BlockOutcome) -> HTMLNode? {
        switch outcome.payload {
        case .product(let product): return result(product, outcome)
        case .valueElsewhere: return nil
        case .failure(let failure): return FailureWeaver(block: block, failure: failure).node()
        }
    }

    private func result(_ product: BlockProduct<Digest>, _ outcome: BlockOutcome) -> HTMLNode? {
        switch product {
        case .value, .text: nil
        case .figure(let figure): .fragment([self.figure(figure, outcome)] + figure.leftOut.map(note))
        case .table(let table): self.table(table, outcome)
        case .claims(let claims): CheckWeaver(block: block, claims: claims, words: words).node()
        }
    }

    private func figure(_ figure: DrawnFigure<Digest>, _ outcome: BlockOutcome) -> HTMLNode {
        let weaver = FigureWeaver(
            block: block, figure: figure, outcome: outcome, number: number(), caption: caption(),
            alternativeText: alternativeText())
        parts.draft.add(weaver.assets())
        return weaver.node()
    }

    /// What a reader can't see in the figure.
    private func note(_ data: LeftOutData) -> HTMLNode {
        .tag("p", ["class": "recorded", "role": "note"], "Not shown: \(data.sentence), \(data.reason).")
    }

    private func table(_ table: Table, _ outcome: BlockOutcome) -> HTMLNode {
        let weaver = TableWeaver(
            block: block, table: table, outcome: outcome, number: number(), caption: caption(),
            headers: table.columns.map { cell($0.header) }, cell: cell)
        parts.draft.add([weaver.asset()])
        return weaver.node()
    }

    private func cell(_ text: String) -> [HTMLNode] { parts.draft.cell(text, from: block.nameLocation) }

    private func words(_ text: String) -> [HTMLNode] { parts.draft.words(text, from: block.nameLocation) }

    /// `Figure 2.1`.
    private func number() -> String { parts.target(block.name)?.text ?? block.kind.traits.label?.word ?? "" }

    private func caption() -> [HTMLNode] {
        FragmentWeaver(parts: parts).line(Microtypography.set(block.options.captionContent, parts.draft.quotes))
    }

    private func alternativeText() -> String {
        let content = block.options.altContent
        return content.isEmpty ? block.options.alt?.text ?? "" : content.plainText(value: parts.plainValue)
    }

    /// A block that was not run; shared blocks never give anything.
    private func notComputed() -> HTMLNode? {
        guard block.kind != .shared else { return nil }
        return .tag(
            "div", ["class": "failure", "role": "note", "id": block.kind.traits.isShown ? block.name : nil],
            [FailureWeaver.title(block, "has not been computed")])
    }
}
