/// Where the components of a spectrum go in time: each of the signal a coloured line, the noise a grey band of quantiles, escape times
/// marked, and the spectra at the first and the last time at the two margins.
///
///     Plot(x: .log("time $t$"), y: .log("$a_j b_j^D$")) {
///         EvolutionPaths(times: times, signals: signals, noise: noise)
///     }.palette(.sequential)
public struct EvolutionPaths: Mark {
    /// One component of the signal.
    public struct Component: Sendable {
        var name: String
        var values: [Double]
        var escape: Double?

        /// - Parameters:
        ///   - name: in the legend; may hold formulas between dollars.
        ///   - values: one a time.
        ///   - escape: when it leaves the noise; `nil` if it does not.
        public init(_ name: String, _ values: [Double], escape: Double? = nil) {
            self.name = name
            self.values = values
            self.escape = escape
        }
    }

    /// What the legend calls the components without signal.
    public static let noiseName = "noise"
    /// Of the noise: the outer and the inner band.
    private static let (outer, inner) = (0.05...0.95, 0.25...0.75)
    /// Lines of noise at the margins: so many quantiles of it.
    private static let lines = 120

    public var layers: [Layer]

    /// - Parameters:
    ///   - times: ascending.
    ///   - noise: the values of each component without signal, one a time; the bands hold 90 and 50 % of them, the line is the median. Values
    ///     that aren't finite are left out.
    public init(times: [Double], signals: [Component], noise: [[Double]]) {
        if let odd = noise.first(where: { $0.count != times.count }) {
            // No quantiles of that: the plot says how its channels differ.
            layers = Line(x: times, y: odd, series: Self.noiseName).layers
            return
        }
        let known = times.filter(\.isFinite)
        let span = (known.min() ?? 0)...(known.max() ?? 0)
        layers = Self.noise(times, noise, span) + signals.flatMap { Self.signal($0, times, span) }
    }

    private static func noise(_ times: [Double], _ noise: [[Double]], _ span: ClosedRange<Double>) -> [Layer] {
        let slices = times.indices.map { time in noise.map { $0[time] }.filter(\.isFinite).sorted() }
        guard let first = slices.first, let last = slices.last, !noise.isEmpty else { return [] }
        func quantiles(_ probability: Double) -> [Double] {
            slices.map { $0.isEmpty ? .nan : FiveNumbers.quantile(probability, of: $0) }
        }
        func band(_ part: ClosedRange<Double>, _ opacity: Double) -> [Layer] {
            Band(x: times, low: quantiles(part.lowerBound), high: quantiles(part.upperBound), series: noiseName)
                .color(.muted).opacity(opacity).layers
        }
        var median = Line(x: times, y: quantiles(0.5), series: noiseName)
        for index in median.layers.indices { median.layers[index].lost = LostValues(of: noise.joined()) }
        let margins =
            SpectralLines(thinned(first), at: .left, beside: span, series: noiseName).layers
            + SpectralLines(thinned(last), at: .right, beside: span, series: noiseName).layers
        return band(outer, 0.16) + band(inner, 0.2) + median.color(.muted).width(1.2).dash(.solid).layers
            + margins.map(\.standingBack)
    }

    private static func signal(_ component: Component, _ times: [Double], _ span: ClosedRange<Double>) -> [Layer] {
        let line = Line(x: times, y: component.values, series: component.name).dash(.solid).layers
        let ends = zip([component.values.first, component.values.last], [SpectralLines.Side.left, .right])
        let margins = ends.flatMap { value, side in
            value.map { SpectralLines([$0], at: side, beside: span, series: component.name).width(2).unlisted().layers } ?? []
        }
        let escape = component.escape.map { time in
            Points(x: [time], y: [value(at: time, times, component.values)], series: component.name)
                .marker(.ring).size(8).unlisted().layers
        }
        return line + margins + (escape ?? [])
    }

    private static func thinned(_ sorted: [Double]) -> [Double] {
        guard sorted.count > lines else { return sorted }
        return (0..<lines).map { FiveNumbers.quantile(Double($0) / Double(lines - 1), of: sorted) }
    }

    /// On the path, between the times that it is known at.
    private static func value(at time: Double, _ times: [Double], _ values: [Double]) -> Double {
        guard let next = times.firstIndex(where: { $0 >= time }), values.indices.contains(next) else { return .nan }
        guard next > 0, times[next] > times[next - 1] else { return values[next] }
        let part = (time - times[next - 1]) / (times[next] - times[next - 1])
        return values[next - 1] + part * (values[next] - values[next - 1])
    }
}

extension Layer {
    /// In the colour of what stands back, without an entry of its own.
    fileprivate var standingBack: Layer {
        var layer = self
        layer.style.paint = .muted
        layer.style.isListed = false
        return layer
    }
}
