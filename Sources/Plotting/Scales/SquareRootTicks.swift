/// Round numbers whose square roots are about evenly spaced: 0, 1, 5, 10, 20, 50, 100.
struct SquareRootTicks {
    let scale: Scale

    init(_ scale: Scale) { self.scale = scale }

    /// From dense to sparse: those of a linear axis, and of them the ones that stand apart.
    func candidates(atMost limit: Int) -> [[Tick]] {
        let linear = LinearTicks(scale)
        return (1...5).reversed().flatMap { factor in
            linear.candidates(atMost: limit * factor).prefix(1).map { apart($0, 1 / Double(limit)) }
        }.filter { $0.count <= limit + 1 }
    }

    /// The roundest numbers first, each as far from the others as the room for one label.
    private func apart(_ ticks: [Tick], _ distance: Double) -> [Tick] {
        var kept: [Tick] = []
        let round = ticks.filter { Self.rank($0) < 5 }
        for tick in (round.count > 2 ? round : ticks).sorted(by: {
            (Self.rank($0), $0.value.magnitude) < (Self.rank($1), $1.value.magnitude)
        })
        where kept.allSatisfy({ abs($0.position - tick.position) >= distance * 0.8 }) {
            kept.append(tick)
        }
        return kept.sorted { $0.value < $1.value }
    }

    /// 0 comes first, then powers of ten, then 5 and 2 times one, then the other single digits, then all the rest.
    private static func rank(_ tick: Tick) -> Int {
        guard tick.value != 0 else { return 0 }
        let digits = NumberText.plain(tick.value.magnitude).filter { $0.isNumber }.drop { $0 == "0" }
        let leading = digits.reversed().drop { $0 == "0" }.reversed()
        switch String(leading) {
        case "1": return 1
        case "5": return 2
        case "2": return 3
        default: return leading.count == 1 ? 4 : 5
        }
    }
}
