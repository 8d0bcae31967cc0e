/// What the stages of a figure must know of a kind of mark.
struct MarkTraits {
    /// The colour of a mark that says none itself.
    enum DefaultPaint {
        /// Its series' colour; ink without a series.
        case line
        /// Its series' colour; a neutral one without a series beside others that have one.
        case area
        /// That of what stands back.
        case muted
        /// That of text.
        case ink
    }

    /// What is kept of a layer with more data than can be seen.
    enum Thinning {
        case everything
        /// Of a curve, the extremes of each column and its gaps.
        case curve
        /// Of bars without width, the extremes of each column.
        case spikes
        /// Of a cloud, one datum a cell of a fine grid.
        case scatter
    }

    /// Where the mark covers the panel, for labels to keep clear.
    enum Ink {
        case nowhere
        case alongLine
        case atPoints
        /// Along both ends of its interval.
        case alongEnds
    }

    /// As in the CSV, in messages and in the scene.
    var name: String
    var paint: DefaultPaint
    var thinning: Thinning
    var ink: Ink
    /// Series with markers keep solid lines; others are told apart by dashes.
    var hasMarkers = false
    /// Values are shown as colours, through the panel's colour scale.
    var hasCells = false
    /// Data of several series at one place stand on each other.
    var isStacked = false
    /// Its data go one way along x: of an area that turns back, parts lie on each other.
    var goesOneWay = false
    /// Drawn under the points of its series, wherever the author puts it.
    var isUnderMarkers = false
    /// Drawn over all data.
    var isOverData = false
    /// Each of its values is a datum, missed where it can't be shown.
    var showsData = true
    /// Of a datum beyond the ends of an axis nothing is seen.
    var leavesOutBeyond = false
    /// Whether shapes end at the panel's frame.
    var isClipped = true
}
