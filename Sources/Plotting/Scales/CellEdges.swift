/// The borders of a heat map's cells along one axis, transformed: midway between centres, and as far beyond the outer ones.
struct CellEdges {
    let edges: [Double]

    init(_ centres: Channel, kind: ScaleKind) {
        let places: [Double]
        switch centres.values {
        case .numbers(let numbers): places = numbers.map(kind.transform)
        case .categories(let names): places = names.indices.map(Double.init)
        }
        guard let first = places.first, let last = places.last else {
            edges = []
            return
        }
        let middles = zip(places, places.dropFirst()).map { ($0 + $1) / 2 }
        let firstHalf = middles.first.map { $0 - first } ?? 0.5
        let lastHalf = middles.last.map { last - $0 } ?? 0.5
        edges = [first - firstHalf] + middles + [last + lastHalf]
    }
}
