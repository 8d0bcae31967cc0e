/// The name of a series at the end of its line.
struct EndLabel {
    /// Between the frame and the label: a short line of the series' colour leads over.
    static let gap = 18.0
    /// Between two labels below each other.
    private static let apart = 3.0

    let series: String
    /// On the unit interval.
    let position: Double
    let block: TextBlock

    /// Of its height and half of what is between it and its neighbours.
    private var room: Double { block.height + Self.apart }

    /// Those of the series of which a datum can be shown, one a series: at the height of the datum nearest to the right edge, where the label
    /// stands.
    static func all(of panel: ScaledPanel) throws(PlotError) -> [EndLabel] {
        var labels: [EndLabel] = []
        for layer in panel.layers where layer.style.isListed {
            guard let series = layer.series, !labels.contains(where: { $0.series == series }),
                let end = end(of: layer.channels, panel)
            else { continue }
            let block = try Typography.set(series, Typography.note, width: 150, .left)
            labels.append(EndLabel(series: series, position: min(max(end, 0), 1), block: block))
        }
        return labels
    }

    /// The height of the datum nearest to the right edge, on the unit interval; of several as near the last.
    private static func end(of data: Channels, _ panel: ScaledPanel) -> Double? {
        let heights = data.y.map(panel.y.units) ?? []
        let places = data.x.map(panel.x.units) ?? heights.map { _ in 1 }
        let shown = zip(places, heights).filter { !$0.isNaN && !$1.isNaN }
        return shown.reversed().min { abs(1 - $0.0) < abs(1 - $1.0) }?.1
    }

    /// The middles of the labels in px, apart from each other and as near to the ends of their lines as that allows.
    ///
    /// - Complexity: quadratic in the number of labels.
    static func middles(_ labels: [EndLabel], in frame: Rect) -> [Double] {
        let order = labels.indices.sorted { labels[$0].position > labels[$1].position }
        /// Labels that touch move as one: the top of the first, in px, and who they are.
        var clusters: [(top: Double, members: [Int])] = []
        func height(_ members: [Int]) -> Double { members.reduce(0) { $0 + labels[$1].room } }
        func top(_ members: [Int]) -> Double {
            var before = 0.0
            var wanted = 0.0
            for member in members {
                wanted += frame.maxY - labels[member].position * frame.height - labels[member].room / 2 - before
                before += labels[member].room
            }
            let room = max(frame.y, frame.maxY - before)
            return min(max(wanted / Double(members.count), frame.y), room)
        }
        for index in order {
            var members = [index]
            while let last = clusters.last, last.top + height(last.members) > top(members) {
                clusters.removeLast()
                members = last.members + members
            }
            clusters.append((top(members), members))
        }
        var middles = [Double](repeating: 0, count: labels.count)
        for cluster in clusters {
            var edge = cluster.top
            for member in cluster.members {
                middles[member] = edge + labels[member].room / 2
                edge += labels[member].room
            }
        }
        return middles
    }
}
