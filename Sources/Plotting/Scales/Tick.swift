/// A place on an axis; minor ones have no label.
package struct Tick: Equatable, Sendable {
    /// In data units; the index on an axis of categories.
    package var value: Double
    /// On the unit interval.
    package var position: Double
    package var label: TickLabel?

    package var isMajor: Bool { label != nil }
}
