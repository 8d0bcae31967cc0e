/// The grid under a heat map: the centres of its columns and rows.
package struct HeatGrid: Equatable, Sendable {
    package var x: Channel
    package var y: Channel
    /// How many values each row came with.
    package var rowCounts: [Int]
}
