package import ChapterInterface

extension Plot {
    /// The data that are not drawn, since an axis has no place for them or ends before them; a mark with all of its data shown is not
    /// listed, nor is any where the author expects it (`countingOmissions()`).
    package var leftOutData: [LeftOutData] {
        if expectsOmissions { return [] }
        return panels.flatMap { panel in
            panel.layers.flatMap { layer in
                let name = layer.geometry.traits.name
                if layer.lost.count > 0 {
                    return [LeftOutData(mark: name, series: layer.series, count: layer.lost.count, total: layer.lost.total)]
                }
                let (total, beyond) = (layer.channels.count, countBeyond(layer, in: panel))
                let count = isPlaced(layer, in: panel).count { !$0 }
                let found = [
                    LeftOutData(mark: name, series: layer.series, count: count, total: total),
                    LeftOutData(mark: name, series: layer.series, count: beyond, total: total, isBeyondDomain: true),
                ]
                return found.filter { $0.count > 0 }
            }
        }
    }

    /// Of the data that have a place, those beyond a domain that the author gave. Of a shared axis that of the first panel holds.
    private func countBeyond(_ layer: Layer, in panel: Panel) -> Int {
        guard layer.geometry.traits.leavesOutBeyond, let first = panels.first else { return 0 }
        let x = Scale(givenBy: sharing.contains(.x) ? first.x : panel.x)?.isBeyond(layer.channels.x) ?? []
        let y = Scale(givenBy: sharing.contains(.y) ? first.y : panel.y)?.isBeyond(layer.channels.y) ?? []
        let isPlaced = isPlaced(layer, in: panel)
        return isPlaced.indices.count { index in
            isPlaced[index] && (index < x.count && x[index] || index < y.count && y[index])
        }
    }

    /// Which of the data have a place, and of cells a colour. Of shared colours the scale is that of the first panel with cells.
    private func isPlaced(_ layer: Layer, in panel: Panel) -> [Bool] {
        let colored = sharing.contains(.color) ? panels.first { !$0.cells.isEmpty } ?? panel : panel
        let kind = layer.geometry.traits.hasCells ? colored.color.axis.kind : .linear
        return layer.channels.isPlaced(x: panel.x.kind, y: panel.y.kind, value: kind)
    }
}

extension Channels {
    /// Which have a place. The lower end of an interval may lie below a logarithmic axis, and is drawn to its edge.
    fileprivate func isPlaced(x kindOfX: ScaleKind, y kindOfY: ScaleKind, value kindOfValue: ScaleKind) -> [Bool] {
        let along: [(Channel?, ScaleKind)] = [
            (x, kindOfX), (xEnd, kindOfX), (y, kindOfY), (high, kindOfY), (low, .linear), (value, kindOfValue),
        ]
        var isPlaced = [Bool](repeating: true, count: count)
        for case (.some(let channel), let kind) in along {
            guard case .numbers(let numbers) = channel.values else { continue }
            for (index, number) in numbers.enumerated() where isPlaced.indices.contains(index) && kind.transform(number).isNaN {
                isPlaced[index] = false
            }
        }
        return isPlaced
    }
}
