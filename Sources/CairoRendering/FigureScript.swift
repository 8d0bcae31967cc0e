internal import Plotting

/// What a page's script knows of a figure: where its panels and labels stand, the values behind it, and for a figure that is stepped
/// through, the drawing of all its moments.
///
/// A call of `figureValues` with one object; a page loads it as a script, which works from a file too.
struct FigureScript {
    /// A drawing of the figure: its wide or its narrow one.
    struct Drawing {
        var layout: FigureLayout
        var labels: [SVGLabel]
        /// Of a figure that is stepped through.
        var stepped: [UInt8]?
    }

    let wide: Drawing
    let narrow: Drawing
    let values: FigureValues
    let moments: [String]
    let first: Int

    var bytes: [UInt8] {
        let steps =
            moments.isEmpty ? "" : ",\"labels\":[\(moments.map(JSONText.string).joined(separator: ","))],\"first\":\(first)"
        let text = "figureValues({\"wide\":\(Self.json(wide)),\n\"narrow\":\(Self.json(narrow)),\n\(values.members)\(steps)});\n"
        return Array(text.utf8)
    }

    private static func json(_ drawing: Drawing) -> String {
        let layout = drawing.layout
        let frames = layout.panels.map { panel in
            "[\([panel.frame.x, panel.frame.y, panel.frame.width, panel.frame.height].map(number).joined(separator: ","))]"
        }
        let labels = drawing.labels.map { label in
            let numbers = [label.origin.x, label.origin.y, label.angle, label.size, label.extent.start, label.extent.end]
            return "[\(JSONText.string(label.text)),\(numbers.map(number).joined(separator: ","))]"
        }
        let svg = drawing.stepped.map { ",\n\"svg\":\(JSONText.string(String(decoding: $0, as: UTF8.self)))" } ?? ""
        return
            "{\"width\":\(number(layout.width)),\"height\":\(number(layout.height)),\"frames\":[\(frames.joined(separator: ","))],"
            + "\"texts\":[\(labels.joined(separator: ","))]\(svg)}"
    }

    private static func number(_ value: Double) -> String {
        var text = SVGBuffer()
        text.append(value)
        let written = String(decoding: text.bytes, as: UTF8.self)
        // JSON wants a digit before the point.
        return written.replacing("-.", with: "-0.").hasPrefix(".") ? "0" + written : written.replacing("-.", with: "-0.")
    }
}
