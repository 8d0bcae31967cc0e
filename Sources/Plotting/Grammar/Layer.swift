/// What a mark comes to: a geometry, its data, the series that it belongs to and its style.
public struct Layer: Sendable {
    var geometry: any Geometry
    package var channels: Channels
    /// Values of its sample that it could not count.
    var lost = LostValues()
    /// All the data of points that `channels` holds a sample of.
    var crowd: Channels?
    package var series: String?
    package var style = MarkStyle()

    init(_ geometry: some Geometry, _ channels: Channels = Channels(), series: String? = nil) {
        self.geometry = geometry
        self.channels = channels
        self.series = series
    }
}
