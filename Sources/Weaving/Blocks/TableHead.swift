import ChapterInterface

/// A table's header: over the columns what some of them share, under each in what it is measured.
struct TableHead {
    let columns: [Table.Column]
    /// One for each column.
    let headers: [[HTMLNode]]
    /// Sets a cell's text.
    let cell: (String) -> [HTMLNode]

    func node() -> HTMLNode {
        let row = HTMLNode.tag("tr", [:], zip(columns, headers).map(header))
        guard columns.contains(where: { $0.group != nil }) else { return .tag("thead", [:], [row]) }
        return .tag("thead", [:], [.tag("tr", ["class": "group"], groups()), row])
    }

    private func header(_ column: Table.Column, _ words: [HTMLNode]) -> HTMLNode {
        let unit: [HTMLNode] = column.unit.map { [.text(" "), .tag("span", ["class": "unit"], cell($0))] } ?? []
        return .tag("th", ["scope": "col", "class": column.alignment.rawValue], words + unit)
    }

    /// Neighbours of one group share a cell.
    private func groups() -> [HTMLNode] {
        var runs: [(group: String?, count: Int)] = []
        for column in columns {
            if let last = runs.last, last.group == column.group {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((column.group, 1))
            }
        }
        return runs.map { run in
            let span = run.count > 1 ? "\(run.count)" : nil
            guard let group = run.group else { return .tag("td", ["colspan": span]) }
            return .tag("th", ["scope": "colgroup", "colspan": span, "class": "center"], cell(group))
        }
    }
}
