internal import Foundation

/// The values behind a figure for its readers' pointers and keys: what is drawn where, and what it is worth.
///
/// As JSON: `panels` with their titles; `layers` with panel, series, mark, and for each datum its place (`u`, `v`: in 1/10000 of the
/// panel's width and height, from the lower left corner) and its values as text (`x`, `y`, for intervals `low` and `high`, for cells
/// `value`); `moments`, the layers of each moment.
package struct FigureValues {
    /// Data of a layer beyond this number are thinned evenly: neighbours could not be told apart with a pointer. A figure of many moments
    /// has fewer a layer, since a reader waits for all of them.
    private static let (limit, limitOfMoments) = (600, 150)

    private var layers: [String] = []
    private var known: [String: Int] = [:]
    private var moments: [[Int]] = []
    private let panels: [String]
    private let limit: Int

    /// - Parameter layouts: one, or those of all moments.
    package init(_ layouts: [FigureLayout]) {
        limit = layouts.count > 1 ? Self.limitOfMoments : Self.limit
        panels = layouts.first.map { $0.panels.map(Self.titles) } ?? []
        for layout in layouts { add(layout) }
    }

    /// Members of a JSON object, without its braces.
    package var members: String {
        let lists = moments.map { "[" + $0.map(String.init).joined(separator: ",") + "]" }
        return "\"panels\":[\(panels.joined(separator: ","))],\"layers\":[\(layers.joined(separator: ",\n"))],"
            + "\"moments\":[\(lists.joined(separator: ","))]"
    }

    private mutating func add(_ layout: FigureLayout) {
        var shown: [Int] = []
        for (index, panel) in layout.panels.enumerated() {
            for layer in panel.scaled.layers {
                guard let text = json(layer, panel, index) else { continue }
                let place = known[text] ?? layers.count
                if place == layers.count { layers.append(text) }
                known[text] = place
                shown.append(place)
            }
        }
        moments.append(shown)
    }

    private static func titles(_ panel: PanelLayout) -> String {
        let axes = panel.scaled.panel
        return
            "{\"title\":\(JSONText.string(LabelText.plain(axes.title ?? ""))),\"x\":\(JSONText.string(LabelText.plain(axes.x.title))),"
            + "\"y\":\(JSONText.string(LabelText.plain(axes.y.title))),"
            + "\"value\":\(JSONText.string(LabelText.plain(axes.color.axis.title)))}"
    }

    /// `nil` for what is no datum: rules, reference slopes, labels.
    private func json(_ layer: Layer, _ panel: PanelLayout, _ index: Int) -> String? {
        var data = layer.geometry.tabulated(layer.channels)
        guard layer.geometry.traits.ink != .nowhere || layer.geometry.traits.hasCells, layer.geometry.label == nil,
            let x = data.x, let y = data.y ?? data.high, x.count == y.count, x.count > 0
        else { return nil }
        if data.count > limit { data = data.selecting(Self.spread(limit, over: data.count)) }
        let places = [("u", panel.scaled.x, data.x), ("v", panel.scaled.y, data.y ?? data.high)].map { name, scale, channel in
            let units = channel.map(scale.units) ?? []
            return "\"\(name)\":[\(units.map(JSONText.tenThousandths).joined(separator: ","))]"
        }
        let columns = data.named.map { name, channel in "\"\(name)\":[\(Self.texts(channel).joined(separator: ","))]" }
        let lead =
            "\"panel\":\(index),\"series\":\(JSONText.string(LabelText.plain(layer.series ?? ""))),"
            + "\"mark\":\(JSONText.string(layer.geometry.traits.name))"
        return "{\(([lead] + places + columns).joined(separator: ","))}"
    }

    private static func spread(_ count: Int, over all: Int) -> [Int] { (0..<count).map { $0 * (all - 1) / (count - 1) } }

    private static func texts(_ channel: Channel) -> [String] {
        switch channel.values {
        case .numbers(let numbers): numbers.map { JSONText.string(NumberText.short($0)) }
        case .categories(let names): names.map { JSONText.string(LabelText.plain($0)) }
        }
    }
}
