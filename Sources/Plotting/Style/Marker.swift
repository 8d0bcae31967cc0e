/// The shape of a point.
public enum Marker: String, CaseIterable, Sendable {
    case circle, square, triangle, diamond, cross, ring
}
