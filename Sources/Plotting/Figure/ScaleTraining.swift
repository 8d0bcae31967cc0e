/// Makes the scales of an axis from the data of the panels that share it.
struct ScaleTraining {
    let name: AxisName
    /// With their numbers from 1.
    let panels: [(number: Int, panel: Panel)]

    func scale() throws(PlotError) -> Scale {
        guard let first = panels.first else { throw .noPanels }
        let axis = axis(of: first.panel)
        if let names = try categories(axis, first.number) {
            return Scale(
                kind: .categories(names), lower: -0.5, upper: Double(names.count) - 0.5, isReversed: axis.isReversed)
        }
        if case .symlog(let threshold) = axis.kind, !(threshold > 0 && threshold.isFinite) {
            throw .setting(
                "the threshold of the \(name) axis", panel: first.number, value: threshold, allowed: "above 0 and finite")
        }
        if let extent = try Extent(givenBy: axis, panel: first.number, name: name.rawValue) {
            return Scale(axis, lower: extent.lower, upper: extent.upper)
        }
        var extent = Extent()
        for (_, panel) in panels {
            let axis = self.axis(of: panel)
            for value in axis.included { extent.hold(axis.kind.transform(value)) }
            for layer in panel.layers { extent.hold(LayerExtent(layer: layer, name: name, kind: axis.kind).extent) }
            if name == .x { DodgeRoom(panel.layers, kind: axis.kind).widen(&extent) }
        }
        if extent.isEmpty { throw .nothingToShow(panel: first.number) }
        let (lower, upper) = try extent.padded(axis, panel: first.number, name: "\(name) axis")
        guard (upper - lower).isFinite else { throw .invalidDomain(panel: first.number, axis: name.rawValue, .tooWide) }
        return Scale(axis, lower: lower, upper: upper)
    }

    private func axis(of panel: Panel) -> Axis { name == .x ? panel.x : panel.y }

    /// The categories in their order; `nil` on an axis of numbers.
    private func categories(_ axis: Axis, _ first: Int) throws(PlotError) -> [String]? {
        var given: Set<String>?
        var names: [String] = []
        if case .categories(let order) = axis.kind {
            names = order
            given = Set(order)
            if given?.isEmpty != false { throw .invalidDomain(panel: first, axis: name.rawValue, .noCategories) }
        }
        var seen = Set(names)
        var hasNumbers = false
        for (number, panel) in panels {
            for channel in panel.layers.flatMap({ LayerExtent.channels(of: $0, name) }) {
                switch channel.values {
                case .numbers(let numbers): hasNumbers = hasNumbers || !numbers.isEmpty
                case .categories(let values):
                    for value in values where seen.insert(value).inserted {
                        if given != nil { throw .unknownCategory(panel: number, axis: name.rawValue, name: value) }
                        names.append(value)
                    }
                }
            }
            if hasNumbers, !names.isEmpty, given == nil { throw .mixedAxis(panel: number, axis: name.rawValue) }
        }
        return names.isEmpty ? nil : names
    }
}

extension Scale {
    /// As the author said of the axis, between these ends.
    fileprivate init(_ axis: Axis, lower: Double, upper: Double) {
        self.init(
            kind: axis.kind, lower: lower, upper: upper, isReversed: axis.isReversed, isClamped: axis.isClamped,
            numbers: axis.numbers)
    }
}
