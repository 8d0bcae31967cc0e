internal import Foundation

/// The values behind a figure for its readers' pointers and keys: what is drawn where, and what it is worth.
///
/// As JSON: `panels` with their titles; `layers` with panel, series, mark, and for each datum its place (`u`, `v`: in 1/10000 of the
/// panel's width and height, from the lower left corner) and its values as text (`x`, `y`, for intervals `low` and `high`, for cells
/// `value`); `columns`, what these are, each once: layers name them by their numbers; `moments`, the layers of each moment.
package struct FigureValues {
    /// Data of a layer beyond this number are thinned evenly: neighbours could not be told apart with a pointer. A figure of many moments
    /// has fewer a layer, since a reader waits for all of them.
    private static let (limit, limitOfMoments) = (600, 150)

    private var columns = Distinct()
    private var layers = Distinct()
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
        return "\"panels\":[\(panels.joined(separator: ","))],\n\"columns\":[\(columns.list.joined(separator: ",\n"))],"
            + "\n\"layers\":[\(layers.list.joined(separator: ",\n"))],\n\"moments\":[\(lists.joined(separator: ","))]"
    }

    private mutating func add(_ layout: FigureLayout) {
        var shown: [Int] = []
        for (index, panel) in layout.panels.enumerated() {
            for layer in panel.scaled.layers {
                guard let text = json(layer, panel, index) else { continue }
                shown.append(layers.number(of: text))
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
    private mutating func json(_ layer: Layer, _ panel: PanelLayout, _ index: Int) -> String? {
        var data = layer.geometry.tabulated(layer.channels)
        guard layer.geometry.traits.ink != .nowhere || layer.geometry.traits.hasCells, layer.geometry.label == nil,
            let x = data.x, let y = data.y ?? data.high, x.count == y.count, x.count > 0
        else { return nil }
        if data.count > limit { data = data.selecting(Self.spread(limit, over: data.count)) }
        let places = [("u", panel.scaled.x, data.x), ("v", panel.scaled.y, data.y ?? data.high)].map { name, scale, channel in
            (name, (channel.map(scale.units) ?? []).map(JSONText.tenThousandths))
        }
        let all = places + data.named.map { name, channel in (name, Self.texts(channel)) }
        let members = all.map { name, column in "\"\(name)\":\(columns.number(of: "[\(column.joined(separator: ","))]"))" }
        let lead =
            "\"panel\":\(index),\"series\":\(JSONText.string(LabelText.plain(layer.series ?? ""))),"
            + "\"mark\":\(JSONText.string(layer.geometry.traits.name))"
        return "{\(([lead] + members).joined(separator: ","))}"
    }

    private static func spread(_ count: Int, over all: Int) -> [Int] { (0..<count).map { $0 * (all - 1) / (count - 1) } }

    private static func texts(_ channel: Channel) -> [String] {
        switch channel.values {
        case .numbers(let numbers): numbers.map { JSONText.string(NumberText.short($0)) }
        case .categories(let names): names.map { JSONText.string(LabelText.plain($0)) }
        }
    }
}

/// Texts in the order of their first appearance.
private struct Distinct {
    private(set) var list: [String] = []
    private var numbers: [String: Int] = [:]

    mutating func number(of text: String) -> Int {
        if let number = numbers[text] { return number }
        numbers[text] = list.count
        list.append(text)
        return list.count - 1
    }
}
