/// The lines along which a function on a grid has one value.
///
/// - Source: Lorensen & Cline, Marching cubes, 1987, in two dimensions; where a cell's corners alternate, its mean decides which are joined.
struct MarchingSquares {
    /// A side of a cell: the one that leads from a corner to the right, or upwards.
    private struct Side: Hashable {
        let column: Int
        let row: Int
        let isHorizontal: Bool
    }

    let columns: Int
    /// Row by row.
    let values: [Double]
    let level: Double

    private var rows: Int { values.count / columns }

    private func value(_ column: Int, _ row: Int) -> Double { values[row * columns + column] }

    /// In columns and rows, counted from 0. Closed lines end where they begin.
    var lines: [[Point]] {
        var neighbours: [Side: [Side]] = [:]
        var order: [Side] = []
        for row in 0..<rows - 1 {
            for column in 0..<columns - 1 {
                for (first, second) in segments(column, row) {
                    for side in [first, second] where neighbours[side] == nil { order.append(side) }
                    neighbours[first, default: []].append(second)
                    neighbours[second, default: []].append(first)
                }
            }
        }
        // Open lines first, from one of their ends.
        let starts = order.filter { neighbours[$0]?.count == 1 } + order
        return starts.compactMap { line(from: $0, &neighbours) }
    }

    private func line(from start: Side, _ neighbours: inout [Side: [Side]]) -> [Point]? {
        var side = start
        var points: [Point] = []
        while let next = neighbours[side]?.popLast() {
            if points.isEmpty { points.append(place(side)) }
            if let back = neighbours[next]?.firstIndex(of: side) { neighbours[next]?.remove(at: back) }
            side = next
            points.append(place(side))
        }
        return points.isEmpty ? nil : points
    }

    /// Where the level crosses a side, by linear interpolation.
    private func place(_ side: Side) -> Point {
        let (column, row) = (side.column, side.row)
        let start = value(column, row)
        let end = side.isHorizontal ? value(column + 1, row) : value(column, row + 1)
        let share = end == start ? 0.5 : min(max((level - start) / (end - start), 0), 1)
        return side.isHorizontal
            ? Point(Double(column) + share, Double(row)) : Point(Double(column), Double(row) + share)
    }

    /// Of one cell: pairs of sides that a line joins.
    private func segments(_ column: Int, _ row: Int) -> [(Side, Side)] {
        let corners = [value(column, row), value(column + 1, row), value(column + 1, row + 1), value(column, row + 1)]
        guard corners.allSatisfy(\.isFinite) else { return [] }
        let bottom = Side(column: column, row: row, isHorizontal: true)
        let top = Side(column: column, row: row + 1, isHorizontal: true)
        let left = Side(column: column, row: row, isHorizontal: false)
        let right = Side(column: column + 1, row: row, isHorizontal: false)
        let isHigh = corners.map { $0 >= level }
        let sides = [(bottom, 0, 1), (right, 1, 2), (top, 3, 2), (left, 0, 3)].filter { isHigh[$0.1] != isHigh[$0.2] }.map(\.0)
        if sides.count == 2 { return [(sides[0], sides[1])] }
        guard sides.count == 4 else { return [] }
        let isMiddleHigh = corners.reduce(0, +) / 4 >= level
        return isMiddleHigh == isHigh[0] ? [(bottom, right), (top, left)] : [(bottom, left), (top, right)]
    }
}
