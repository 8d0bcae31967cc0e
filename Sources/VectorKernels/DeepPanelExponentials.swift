/// The exponentials at the nodes of a component's panels, without one for each: the growth panels of a component are equally wide, and the
/// saturation panels are the same for all components.
struct DeepPanelExponentials {
    private let nodes: Vector
    /// The width of a growth panel.
    private let step: Double
    /// e^{hx} and e^{−hx} at the upper nodes x, h being half of that.
    private let rise: Vector
    private let fall: Vector
    /// e^{−q} at the middles of eight growth panels in a row.
    private var middles = Vector.zero
    /// 1 − e^{−w} at the lower and the upper nodes of each saturation panel.
    private let complements: UnsafePointer<Vector>

    /// - Parameters:
    ///   - nodes: the upper half of the 16 nodes of the rule.
    ///   - complements: as ``fill(_:_:)`` leaves them.
    @inline(__always)
    init(_ panels: DeepPanels, _ nodes: Vector, _ complements: UnsafePointer<Vector>) {
        self.nodes = nodes
        self.complements = complements
        step = panels.growth / Double(panels.growthPanels)
        fall = ExponentialDecay(0.5 * step * nodes).decay
        rise = 1 / fall
    }

    /// sinh q at the lower and the upper nodes of a growth panel; panels are asked for in their order.
    @inline(__always)
    mutating func growth(_ panel: Int) -> (lower: Vector, upper: Vector) {
        let place = Double(panel) + 0.5
        guard panel > 0 else {
            return (Self.sine(step * (place - 0.5 * nodes)), Self.sine(step * (place + 0.5 * nodes)))
        }
        if panel & 7 == 0 || panel == 1 {
            middles = ExponentialDecay(step * (Double(panel & ~7) + Vector(0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5))).decay
        }
        let decay = middles[panel & 7]
        let (up, down) = (0.5 / decay, -0.5 * decay)
        return (multiplyAdd(fall, up, down * rise), multiplyAdd(rise, up, down * fall))
    }

    /// sinh q for 0 ≤ q ≤ 1, relatively exact, where a difference of exponentials is not.
    @inline(__always)
    private static func sine(_ q: Vector) -> Vector {
        let square = q * q
        var sum = multiplyAdd(square, 1 / 1_307_674_368_000, 1 / 6_227_020_800)
        sum = multiplyAdd(sum, square, 1 / 39_916_800)
        sum = multiplyAdd(sum, square, 1 / 362_880)
        sum = multiplyAdd(sum, square, 1 / 5040)
        sum = multiplyAdd(sum, square, 1 / 120)
        sum = multiplyAdd(sum, square, 1 / 6)
        return q * multiplyAdd(sum, square, 1)
    }

    @inline(__always)
    func saturation(_ panel: Int) -> (lower: Vector, upper: Vector) { (complements[2 * panel], complements[2 * panel + 1]) }

    /// 1 − e^{−w} at the lower and the upper nodes of each saturation panel.
    static func fill(_ complements: UnsafeMutablePointer<Vector>, _ nodes: Vector) {
        let panels = DeepPanels(growth: 0, growthPanels: 0)
        for panel in 0..<panels.count {
            let ends = panels.ends(of: panel)
            let (middle, half) = (0.5 * (ends.1 + ends.0), 0.5 * (ends.1 - ends.0))
            complements[2 * panel] = ExponentialDecay(middle - half * nodes).complement
            complements[2 * panel + 1] = ExponentialDecay(middle + half * nodes).complement
        }
    }
}
