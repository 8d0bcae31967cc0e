/// Where the legend stands: always beside the panels, never over them.
public enum LegendPlacement: Sendable {
    /// In lines over the panels, or in a column at their right.
    case above, right
    /// Each name at the end of its line, at the right of every panel.
    case atEnds
    case hidden
}
