/// How much room bars have along x.
enum BarWidth {
    /// The smallest distance between neighbours, transformed; 1 for categories and for a single bar.
    static func transformed(_ channel: Channel?, kind: ScaleKind) -> Double {
        guard let channel, case .numbers(let numbers) = channel.values else { return 1 }
        let places = Set(numbers.map(kind.transform).filter(\.isFinite)).sorted()
        return zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? 1
    }
}
