internal import Foundation

/// How the labels of categories stand below a horizontal axis.
enum LabelTurn {
    case level
    /// Rising to their ends at the axis.
    case slanted
    /// Read from below, ending at the axis.
    case upright

    /// Clockwise, in radians.
    var angle: Double {
        switch self {
        case .level: 0
        case .slanted: -0.7
        case .upright: -.pi / 2
        }
    }

    /// How far a label reaches to both sides of its place on the axis, in px.
    func reach(_ block: TextBlock) -> (left: Double, right: Double) {
        switch self {
        case .level: (block.width / 2, block.width / 2)
        case .slanted: (block.width * cos(angle), block.height / 2)
        case .upright: (block.height / 2, block.height / 2)
        }
    }
}
