/// The room that marks need beyond the ends of the data where those of several series stand beside each other.
///
/// How far apart they stand is known in px only once panels have a size (`Dodge`); here it is what they take in a panel as narrow as panels
/// become, so that none is cut off.
struct DodgeRoom {
    /// Of the data's extent, for each series.
    private static let share = 0.025

    private let series: Int
    /// Between neighbouring places, transformed.
    private let spacing: Double

    init(_ layers: [Layer], kind: ScaleKind) {
        let dodged = layers.filter(\.style.isDodged)
        series = Set(dodged.map { $0.series ?? "" }).count
        spacing = dodged.map { BarWidth.transformed($0.channels.x, kind: kind) }.min() ?? 0
    }

    func widen(_ extent: inout Extent) {
        guard series > 1, extent.lower < extent.upper else { return }
        extent.spread(by: min(spacing / 4, (extent.upper - extent.lower) * Self.share * Double(series)))
    }
}
