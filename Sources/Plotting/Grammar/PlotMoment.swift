/// One moment of a figure that is stepped through.
package struct PlotMoment: Sendable {
    /// May hold formulas between dollars.
    package var label: String
    package var plot: Plot
}
