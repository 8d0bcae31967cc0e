import ChapterInterface
import ChapterReading
import ChapterRunning

/// A block in its place: its code, what it printed, and what came of it.
struct ExecutableWeaver {
    let block: Block
    let outcome: BlockOutcome?
    let parts: PageParts

    func node() -> HTMLNode {
        let code = CodeWeaver(block: block, outcome: outcome).node()
        guard let outcome else { return .fragment([code, notComputed()].compactMap { $0 }) }
        let printed = PrintedOutput.node(outcome.printed, by: block.name)
        return .fragment([code, Provenance.recordedNote(outcome), printed, result(outcome)].compactMap { $0 })
    }

    private func result(_ outcome: BlockOutcome) -> HTMLNode? {
        switch outcome.payload {
        case .value, .valueElsewhere, .text: return nil
        case .figure(let files): return figure(files, outcome)
        case .table(let table): return self.table(table, outcome)
        case .claims(let claims): return CheckWeaver(block: block, claims: claims).node()
        case .failure(let failure): return FailureWeaver(block: block, failure: failure).node()
        }
    }

    private func figure(_ files: FigureFiles, _ outcome: BlockOutcome) -> HTMLNode {
        let weaver = FigureWeaver(
            block: block, files: files, outcome: outcome, number: number("Figure"), caption: caption(),
            alternativeText: alternativeText())
        parts.draft.add(weaver.assets())
        return weaver.node()
    }

    private func table(_ table: Table, _ outcome: BlockOutcome) -> HTMLNode {
        let weaver = TableWeaver(
            block: block, table: table, outcome: outcome, number: number("Table"), caption: caption(),
            headers: table.columns.map { cell($0.header) }, cell: cell)
        parts.draft.add([weaver.asset()])
        return weaver.node()
    }

    private func cell(_ text: String) -> [HTMLNode] { parts.draft.cell(text, from: block.nameLocation) }

    private func number(_ kind: String) -> String { parts.target(block.name)?.text ?? kind }

    private func caption() -> [HTMLNode] {
        Microtypography.set(block.options.captionContent).map(FragmentWeaver(parts: parts).weave)
    }

    private func alternativeText() -> String {
        let content = block.options.altContent
        return content.isEmpty ? block.options.alt?.text ?? "" : content.plainText(value: parts.plainValue)
    }

    /// A block that was not run; shared blocks never give anything.
    private func notComputed() -> HTMLNode? {
        guard block.kind != .shared else { return nil }
        return .tag(
            "div", ["class": "failure", "role": "note", "id": block.name],
            [FailureWeaver.title(block, "has not been computed")])
    }
}
