/// How series get their colours.
public enum SeriesPalette: Sendable {
    /// Distinct colours, markers and dashes, in the order of first appearance.
    case categorical
    /// From dark to light, for series that have an order: times, sizes, depths.
    case sequential
}
