/// The data of a mark: channels of one length. Which are there depends on the mark.
package struct Channels: Equatable, Sendable {
    package var x: Channel?
    /// The right edge of a bin.
    package var xEnd: Channel?
    package var y: Channel?
    /// The lower and the upper end of an interval in y.
    package var low: Channel?
    package var high: Channel?
    package var lowerQuartile: Channel?
    package var upperQuartile: Channel?
    /// The value of a cell, shown as colour.
    package var value: Channel?

    package init(
        x: Channel? = nil, xEnd: Channel? = nil, y: Channel? = nil, low: Channel? = nil, high: Channel? = nil,
        lowerQuartile: Channel? = nil, upperQuartile: Channel? = nil, value: Channel? = nil
    ) {
        self.x = x
        self.xEnd = xEnd
        self.y = y
        self.low = low
        self.high = high
        self.lowerQuartile = lowerQuartile
        self.upperQuartile = upperQuartile
        self.value = value
    }

    /// Name, as in the CSV, and channel, in the CSV's order.
    package var named: [(name: String, channel: Channel)] {
        let all: [(String, Channel?)] = [
            ("x", x), ("x_end", xEnd), ("y", y), ("low", low), ("high", high), ("lower_quartile", lowerQuartile),
            ("upper_quartile", upperQuartile), ("value", value),
        ]
        return all.compactMap { name, channel in channel.map { (name, $0) } }
    }

    package var count: Int { named.first?.channel.count ?? 0 }

    package func selecting(_ indices: [Int]) -> Channels {
        Channels(
            x: x?.selecting(indices), xEnd: xEnd?.selecting(indices), y: y?.selecting(indices), low: low?.selecting(indices),
            high: high?.selecting(indices), lowerQuartile: lowerQuartile?.selecting(indices),
            upperQuartile: upperQuartile?.selecting(indices), value: value?.selecting(indices))
    }
}
