/// Where the entries of a legend above the panels stand, in rows: one, if it has room for all; otherwise columns of equal starts, or where
/// these have no room, rows that are as even as can be, so that no entry stands alone.
struct LegendRows {
    struct Place: Equatable {
        let row: Int
        /// From the legend's left edge, in px.
        let x: Double
    }

    let places: [Place]

    /// - Parameters:
    ///   - widths: of the entries, in px.
    ///   - gap: between two entries.
    ///   - room: the width of all.
    init(_ widths: [Double], gap: Double, room: Double) {
        let flowing = Self.flow(widths, gap, room)
        let rows = (flowing.last?.row ?? 0) + 1
        if rows > 1 {
            places =
                Self.grid(widths, columns: (widths.count + rows - 1) / rows, gap, room)
                ?? Self.even(widths, rows: rows, gap, room)
        } else {
            places = flowing
        }
    }

    private static func flow(_ widths: [Double], _ gap: Double, _ room: Double) -> [Place] {
        var places: [Place] = []
        var (row, x) = (0, 0.0)
        for width in widths {
            if x > 0, x + width > room { (row, x) = (row + 1, 0) }
            places.append(Place(row: row, x: x))
            x += width + gap
        }
        return places
    }

    /// `nil` where columns as wide as their widest entry have no room.
    private static func grid(_ widths: [Double], columns: Int, _ gap: Double, _ room: Double) -> [Place]? {
        guard columns > 0 else { return nil }
        let broadest = (0..<columns).map { column in
            stride(from: column, to: widths.count, by: columns).map { widths[$0] }.max() ?? 0
        }
        guard broadest.reduce(0, +) + gap * Double(columns - 1) <= room else { return nil }
        let starts = broadest.indices.map { column in broadest[..<column].reduce(0) { $0 + $1 + gap } }
        return widths.indices.map { Place(row: $0 / columns, x: starts[$0 % columns]) }
    }

    /// In so many rows, none longer than it needs to be.
    private static func even(_ widths: [Double], rows: Int, _ gap: Double, _ room: Double) -> [Place] {
        for share in stride(from: 0.5, to: 1, by: 0.02) {
            let places = flow(widths, gap, room * share)
            if places.last.map({ $0.row < rows }) ?? true, zip(places, widths).allSatisfy({ $0.x + $1 <= room }) { return places }
        }
        return flow(widths, gap, room)
    }
}
