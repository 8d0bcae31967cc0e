/// Where the legend stands: always beside the panels, never over them.
public enum LegendPlacement: Sendable {
    case above, right, hidden
}
