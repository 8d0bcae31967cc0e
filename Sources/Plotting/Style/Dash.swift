/// The pattern of a line.
public enum Dash: String, CaseIterable, Sendable {
    case solid, dashed, dashDotted, dotted, longDashed

    /// Lengths of ink and gap, in line widths.
    var lengths: [Double] {
        switch self {
        case .solid: []
        case .dashed: [3.5, 2.2]
        case .dashDotted: [5, 1.8, 1.2, 1.8]
        case .dotted: [1.2, 1.6]
        case .longDashed: [8, 2.5]
        }
    }
}
