/// Gives the panels of several moments the axes that hold the data of all.
struct MomentAxes {
    private let plots: [Plot]

    init(_ plots: [Plot]) { self.plots = plots }

    var fixed: [Plot] {
        let panels = plots.flatMap(\.panels)
        return plots.map { plot in
            var plot = plot
            for index in plot.panels.indices {
                let alike = plots.compactMap { $0.panels.indices.contains(index) ? $0.panels[index] : nil }
                plot.panels[index].x = held(plot.panels[index].x, .x, alike)
                plot.panels[index].y = held(plot.panels[index].y, .y, alike)
                plot.panels[index].color.axis = held(plot.panels[index].color.axis, alike)
            }
            plot.momentPanels = panels
            return plot
        }
    }

    private func held(_ axis: Axis, _ name: AxisName, _ panels: [Panel]) -> Axis {
        var axis = axis
        let channels = panels.flatMap { $0.layers.flatMap { LayerExtent.channels(of: $0, name) } }
        axis.included += panels.flatMap { (name == .x ? $0.x : $0.y).included }
        // A domain that was said is not stretched to the data.
        if axis.domain == nil { axis.included += ends(of: channels, axis.kind) }
        return axis
    }

    /// A colour's domain is what the author says, or what the cells of all moments need.
    private func held(_ axis: Axis, _ panels: [Panel]) -> Axis {
        var axis = axis
        let ends = ends(of: panels.flatMap { $0.cells.compactMap(\.channels.value) }, axis.kind)
        if axis.domain == nil, ends.count == 2, ends[0] < ends[1] { axis.domain = ends[0]...ends[1] }
        return axis
    }

    /// The least and the largest value that the scale can show.
    private func ends(of channels: [Channel], _ kind: ScaleKind) -> [Double] {
        var ends: (least: Double, largest: Double)?
        for case .numbers(let numbers) in channels.map(\.values) {
            for number in numbers where !kind.transform(number).isNaN {
                ends = (min(ends?.least ?? number, number), max(ends?.largest ?? number, number))
            }
        }
        return ends.map { [$0.least, $0.largest] } ?? []
    }
}
