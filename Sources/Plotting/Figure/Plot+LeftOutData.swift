package import ChapterInterface

extension Plot {
    /// The data that are not drawn, since an axis has no place for them; a mark with all of its data shown is not listed, nor is any where
    /// the author expects it (`countingOmissions()`).
    package var leftOutData: [LeftOutData] {
        if expectsOmissions { return [] }
        return panels.flatMap { panel in
            panel.layers.compactMap { layer in
                let name = layer.geometry.traits.name
                if layer.lost.count > 0 {
                    return LeftOutData(mark: name, series: layer.series, count: layer.lost.count, total: layer.lost.total)
                }
                let count = layer.channels.countLeftOut(x: panel.x.kind, y: panel.y.kind)
                return count == 0
                    ? nil : LeftOutData(mark: name, series: layer.series, count: count, total: layer.channels.count)
            }
        }
    }
}

extension Channels {
    /// How many have no place. The lower end of an interval may lie below a logarithmic axis, and is drawn to its edge.
    fileprivate func countLeftOut(x kindOfX: ScaleKind, y kindOfY: ScaleKind) -> Int {
        let along: [(Channel?, ScaleKind)] = [
            (x, kindOfX), (xEnd, kindOfX), (y, kindOfY), (high, kindOfY), (low, .linear), (value, .linear),
        ]
        var isLeftOut = [Bool](repeating: false, count: count)
        for case (.some(let channel), let kind) in along {
            guard case .numbers(let numbers) = channel.values else { continue }
            for (index, number) in numbers.enumerated() where isLeftOut.indices.contains(index) && kind.transform(number).isNaN {
                isLeftOut[index] = true
            }
        }
        return isLeftOut.count { $0 }
    }
}
