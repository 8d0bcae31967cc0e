/// What a scale must hold, transformed, and which of its ends need no margin.
struct Extent: Equatable {
    private static let margin = 0.04
    /// Beside reference slopes, which need room of their own.
    private static let wideMargin = 0.1

    var lower = Double.infinity
    var upper = -Double.infinity
    /// Ends that are edges themselves: the zero of bars, the cells of a heat map.
    var pinned: Set<Double> = []
    var needsRoom = false

    var isEmpty: Bool { lower > upper }

    mutating func hold(_ value: Double) {
        guard value.isFinite else { return }
        lower = min(lower, value)
        upper = max(upper, value)
    }

    mutating func pin(_ value: Double) {
        guard value.isFinite else { return }
        hold(value)
        pinned.insert(value)
    }

    /// Zero is where bars start, but for a logarithmic axis.
    mutating func pinBaseline(_ kind: ScaleKind) {
        if kind != .log { pin(0) }
    }

    /// On both sides.
    mutating func spread(by room: Double) {
        guard !isEmpty else { return }
        hold(lower - room)
        hold(upper + room)
    }

    mutating func hold(_ other: Extent) {
        hold(other.lower)
        hold(other.upper)
        pinned.formUnion(other.pinned)
        needsRoom = needsRoom || other.needsRoom
    }

    /// The ends with margins. A single value gets room around it.
    ///
    /// - Parameter share: of the extent, on each side; `nil` for what is usual.
    func padded(_ kind: ScaleKind, by share: Double? = nil) -> (lower: Double, upper: Double) {
        guard lower < upper else {
            let room = kind == .log ? 0.15 : max(0.5, lower.magnitude * 0.1)
            return (lower - room, upper + room)
        }
        let room = (upper - lower) * (share ?? (needsRoom ? Self.wideMargin : Self.margin))
        return (pinned.contains(lower) ? lower : lower - room, pinned.contains(upper) ? upper : upper + room)
    }
}
