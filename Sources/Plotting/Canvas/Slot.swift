/// The room of a mark at its place on x, in px: all of it, or a part beside the marks of other series.
struct Slot: Equatable {
    /// Of the room between neighbouring places, what bars take up.
    static let share = 0.78

    /// From the centre of the place.
    var offset = 0.0
    /// `nil` where a mark stands alone.
    var width: Double?
}
