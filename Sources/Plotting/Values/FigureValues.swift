internal import Foundation

/// The values behind a figure for its readers' pointers and keys: what is drawn where, and what it is worth.
///
/// As JSON: `panels` with their titles; `layers` with panel, series, mark, and for each datum its place (`u`, `v`: in 1/10000 of the
/// panel's width and height, from the lower left corner) and its values (`x`, `y`, for intervals `low` and `high`, for cells `value`) as
/// numbers, or as text where they are none or a script would write them otherwise; `columns`, what these are, each once: layers name them by
/// their numbers; `moments`, the layers of each moment.
package struct FigureValues {
    /// More data of a layer are thinned: neighbours nearer than a pixel could not be told apart with a pointer. A figure of many moments has
    /// the fewest a layer, since a reader waits for all of them.
    private static let (limit, limitOfMoments) = (600, 100)

    private var columns = Distinct()
    private var layers = Distinct()
    private var moments: [[Int]] = []
    private let panels: [String]
    private let hasMoments: Bool
    private var thinning = ValueThinning()
    private var places = ColumnMemory<String>()
    private var numbers = ColumnMemory<String>()

    /// - Parameter layouts: one, or those of all moments.
    package init(_ layouts: [FigureLayout]) {
        hasMoments = layouts.count > 1
        panels = layouts.first.map { $0.panels.map(Self.titles) } ?? []
        for layout in layouts {
            for (index, panel) in layout.panels.enumerated() {
                for layer in panel.scaled.layers { see(layer, panel, index) }
            }
        }
        for layout in layouts { add(layout) }
    }

    private func limit(_ panel: PanelLayout) -> Int {
        hasMoments ? Self.limitOfMoments : min(Self.limit, max(Self.limitOfMoments, Int(panel.frame.width)))
    }

    /// Of cells none stands out by its place.
    private mutating func see(_ layer: Layer, _ panel: PanelLayout, _ index: Int) {
        guard let y = layer.channels.y ?? layer.channels.high, y.count > Self.limitOfMoments else { return }
        let heights = panel.scaled.y.units(y)
        let isEven = layer.geometry.traits.hasCells
        thinning.see(isEven ? heights.map { _ in 0 } : heights, of: layer, panel: index, limit: limit(panel))
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
        if let kept = thinning.kept(of: layer, count: data.count, panel: index, limit: limit(panel)) {
            data = data.selecting(kept)
        }
        let placed = [("u", panel.scaled.x, data.x), ("v", panel.scaled.y, data.y ?? data.high)].map { name, scale, channel in
            (name, self.places.written(channel.map(scale.units) ?? [], JSONText.tenThousandths))
        }
        let all = placed + data.named.map { name, channel in (name, text(channel)) }
        let members = all.map { name, column in "\"\(name)\":\(columns.number(of: column))" }
        let lead =
            "\"panel\":\(index),\"series\":\(JSONText.string(LabelText.plain(layer.series ?? ""))),"
            + "\"mark\":\(JSONText.string(layer.geometry.traits.name))"
        return "{\(([lead] + members).joined(separator: ","))}"
    }

    private mutating func text(_ channel: Channel) -> String {
        switch channel.values {
        case .numbers(let values): numbers.written(values, JSONText.numbers)
        case .categories(let names): "[" + names.map { JSONText.string(LabelText.plain($0)) }.joined(separator: ",") + "]"
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
