/// What an author has said about a mark's look; `nil` leaves it to the series and the theme.
package struct MarkStyle: Equatable, Sendable {
    package var paint: Paint?
    package var dash: Dash?
    package var marker: Marker?
    /// Of lines, in px.
    package var width: Double?
    /// Of points, the diameter in px.
    package var size: Double?
    package var opacity: Double?
    package var isListed = true
    package var isDodged = false
    package var isJittered = false
}
