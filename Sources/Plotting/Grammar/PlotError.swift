/// Why a plot can't be drawn.
public enum PlotError: Error, Equatable, Sendable {
    /// A grid without panels.
    case noPanels
    /// Facets of which one or more are grids of panels themselves, or have none.
    case facetShape(panels: Int, rows: Int, columns: Int)
    /// Panels are counted from 1.
    case noMarks(panel: Int)
    /// A series without data in any panel; where it stands first.
    case emptySeries(panel: Int, mark: String, series: String)
    /// Marks, but no value that the axes can show.
    case nothingToShow(panel: Int)
    /// All data of a panel lie on one side of the domain that the author gave an axis.
    case outsideDomain(panel: Int, axis: String)
    /// None of the ticks that the author chose lies in the domain.
    case noTicks(panel: Int, axis: String)
    /// A mark whose channels differ in length, by channel.
    case unequalCounts(panel: Int, mark: String, counts: [String: Int])
    /// Strings and numbers on one axis.
    case mixedAxis(panel: Int, axis: String)
    /// A category that the axis doesn't list.
    case unknownCategory(panel: Int, axis: String, name: String)
    case invalidDomain(panel: Int, axis: String, DomainFault)
    /// A heat map needs a row of values for each y and a value for each x in it; centres ascend.
    case heatMapShape(panel: Int, columns: Int, rows: Int, rowCounts: [Int])
    case heatMapOrder(panel: Int, axis: String)
    /// Several bars of one series at one place.
    case repeatedBar(panel: Int, series: String?, place: String)
    /// Error bars with the lower end above the upper one.
    case turnedInterval(panel: Int, series: String?, place: String)
    /// An area whose data go to and fro along x.
    case turningBack(panel: Int, mark: String, series: String?)
    /// A reference slope without a finite slope or anchor.
    case invalidSlope(panel: Int)
    /// Several heat maps in one panel, or other marks with a colour scale of their own.
    case severalHeatMaps(panel: Int)
    /// Too small for its labels, or no number.
    case size(width: Double, height: Double)
    /// In px; `side` is its width or its height.
    case tooLarge(side: String, length: Double, limit: Double)
    /// A number that a mark or an axis was given and can't be drawn with; `allowed` says what can be, in words.
    case setting(String, panel: Int, value: Double, allowed: String)
    case label(LabelError)
    /// On a phone, in px of a figure as wide as its page.
    case tooTall(height: Double, limit: Double, panels: Int)
}
