/// Where a label stands, seen from the place that it names.
public enum LabelAnchor: Sendable {
    case right, left, above, below, center
}
