/// Something that a plot draws. The modifiers return a changed copy and can be chained.
public protocol Mark: Sendable {
    var layers: [Layer] { get set }
}

extension Mark {
    /// Overrides the colour of the series.
    public func color(_ paint: Paint) -> Self { styled { $0.paint = paint } }

    public func dash(_ dash: Dash) -> Self { styled { $0.dash = dash } }

    public func dashed() -> Self { dash(.dashed) }

    public func dotted() -> Self { dash(.dotted) }

    public func marker(_ marker: Marker) -> Self { styled { $0.marker = marker } }

    /// The width of lines, in px.
    public func width(_ width: Double) -> Self { styled { $0.width = width } }

    /// The diameter of points, in px.
    public func size(_ size: Double) -> Self { styled { $0.size = size } }

    /// From 0, invisible, to 1.
    public func opacity(_ opacity: Double) -> Self { styled { $0.opacity = opacity } }

    /// Leaves this mark out of the legend.
    public func unlisted() -> Self { styled { $0.isListed = false } }

    /// Moves points, error bars and lines of several series that share places on x beside each other: over the room of a category, or a
    /// few px on an axis of numbers.
    public func dodged() -> Self { styled { $0.isDodged = true } }

    private func styled(_ change: (inout MarkStyle) -> Void) -> Self {
        var copy = self
        for index in copy.layers.indices { change(&copy.layers[index].style) }
        return copy
    }
}
