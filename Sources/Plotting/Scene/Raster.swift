/// A picture of opaque cells, row by row from the top.
package struct Raster: Equatable, Sendable {
    package var width: Int
    package var height: Int
    /// `width * height` colours; `nil` where there is nothing.
    package var pixels: [Color?]
}
