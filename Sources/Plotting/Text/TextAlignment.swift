/// Where the lines of a label stand beside each other.
package enum TextAlignment: Sendable {
    case left, centre, right

    /// Of what a line is narrower than the label, the part before it.
    var share: Double {
        switch self {
        case .left: 0
        case .centre: 0.5
        case .right: 1
        }
    }
}
