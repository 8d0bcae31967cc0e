/// How a layer's data become shapes.
package enum Geometry: Equatable, Sendable {
    case line(isStepped: Bool)
    case points
    case band
    case errorBars
    case stems
    case bars(isStacked: Bool)
    case histogram
    case boxes
    case heatMap(HeatGrid)
    case rule(RuleSpecification)
    case slope(SlopeSpecification)
    case text(TextSpecification)

    /// As in the CSV and in messages.
    package var name: String {
        switch self {
        case .line: "line"
        case .points: "points"
        case .band: "band"
        case .errorBars: "error bars"
        case .stems: "stems"
        case .bars: "bars"
        case .histogram: "histogram"
        case .boxes: "boxes"
        case .heatMap: "heat map"
        case .rule: "rule"
        case .slope: "reference slope"
        case .text: "label"
        }
    }
}
