/// Where a mark's colour comes from, when not from its series.
public enum Paint: Equatable, Sendable {
    /// Text and axes.
    case ink
    /// What stands back: references, annotations.
    case muted
    /// The colour of a series of that name.
    case series(String)
    /// The palette's colour of that number, from 0.
    case palette(Int)
}
