/// How the legend shows a series.
enum Swatch {
    /// Not at all.
    case none
    /// By a square of its colour.
    case square
    /// By two or three data, drawn by the mark's own code on a unit square.
    ///
    /// - Parameter marker: instead of the series' marker.
    case sample(Channels, isWide: Bool, marker: Marker? = nil)

    var isWide: Bool {
        switch self {
        case .none, .square: false
        case .sample(_, let isWide, _): isWide
        }
    }
}
