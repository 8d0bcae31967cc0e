extension Scale {
    /// As a share of the axis: about half a px, within which points are drawn.
    private static let slack = 0.002

    /// What a domain that the author gave leaves out; `nil` without such a domain, or where what lies beyond is drawn at its ends.
    init?(givenBy axis: Axis) {
        guard let extent = Extent(givenBy: axis), !axis.isClamped else { return nil }
        self.init(kind: axis.kind, lower: extent.lower, upper: extent.upper)
    }

    /// Which data lie beyond an end; none that have no place at all.
    func isBeyond(_ channel: Channel?) -> [Bool] {
        guard let channel, !isClamped else { return [] }
        return units(channel).map { $0 < -Self.slack || $0 > 1 + Self.slack }
    }
}
