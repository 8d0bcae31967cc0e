/// A place on an axis; minor ones have no label.
package struct Tick: Equatable, Sendable {
    /// In data units; the index on an axis of categories.
    package var value: Double
    /// On the unit interval.
    package var position: Double
    package var label: TickLabel?

    package var isMajor: Bool { label != nil }

    /// The label with a prefix of the International System, where there is one for the value.
    var withPrefix: Tick {
        guard label != nil, let prefixed = SIText.label(value) else { return self }
        var tick = self
        tick.label = prefixed
        return tick
    }
}
