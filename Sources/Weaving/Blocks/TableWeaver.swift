import ChapterInterface
import ChapterReading
import ChapterRunning
import Foundation

/// A table of results, its numbers under each other, and the CSV behind it.
struct TableWeaver {
    let block: Block
    let table: Table
    let outcome: BlockOutcome
    /// `Table 2.1`.
    let number: String
    let caption: [HTMLNode]
    /// One for each column.
    let headers: [[HTMLNode]]
    /// Sets a cell's text.
    let cell: (String) -> [HTMLNode]

    func node() -> HTMLNode {
        .tag(
            "figure", ["class": "table", "id": block.name],
            [.tag("figcaption", [:], [captionNode()]), grid(), .tag("p", ["class": "provenance"], footer())])
    }

    /// The CSV, for the site.
    func asset() -> SiteAsset {
        SiteAsset(
            path: SitePath.figure(block.name, suffix: FigureFile.csv.rawValue), content: .bytes(Data(TableCSV.text(table).utf8)))
    }

    private func captionNode() -> HTMLNode {
        let label = HTMLNode.tag("a", ["class": "label", "href": "#" + block.name], caption.isEmpty ? number : number + ".")
        return .tag("p", ["class": "caption"], caption.isEmpty ? [label] : [label, .text(" ")] + caption)
    }

    private func grid() -> HTMLNode {
        Listing.scrolling("div", ["class": "scroll"], label: number) {
            [.tag("table", [:], [TableHead(columns: table.columns, headers: headers, cell: cell).node()] + bodies())]
        }
    }

    /// The rows, in as many bodies as rules set apart.
    private func bodies() -> [HTMLNode] {
        let rows = table.rows.map { row in HTMLNode.tag("tr", [:], zip(table.columns, row).map(self.data)) }
        let starts = [0] + Set(table.rules ?? []).filter { 0 < $0 && $0 < rows.count }.sorted() + [rows.count]
        return zip(starts, starts.dropFirst()).map { start, end in
            .tag("tbody", ["class": start == 0 ? nil : "rule"], Array(rows[start..<end]))
        }
    }

    private func data(_ column: Table.Column, _ content: Table.Cell) -> HTMLNode {
        let text = cell(content.text)
        return .tag("td", ["class": column.alignment.rawValue], content.isMarked ? [.tag("mark", [:], text)] : text)
    }

    private func footer() -> [HTMLNode] {
        let link = HTMLNode.tag(
            "a", ["href": SitePath.figure(block.name, suffix: FigureFile.csv.rawValue), "aria-label": "\(number) as CSV"], "CSV")
        return [
            .tag("span", ["class": "downloads"], [link]),
            .text(" "),
            .tag(
                "span", [:],
                [
                    .tag("a", ["href": "#" + ChapterIDs.code(of: block.name)], [.tag("code", [:], block.name)]), .text(" "),
                ] + Provenance.nodes(outcome)),
        ]
    }
}
