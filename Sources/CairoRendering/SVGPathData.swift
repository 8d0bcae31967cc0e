internal import Plotting

/// The `d` of a path: relative steps between places rounded to 1/100 px, so that roundings don't add up; of many small pieces, such as
/// dots and stems, to 1/10 px.
///
/// Of a line and of a crowd of dots, places go that nobody would miss (`LineThinning`, `DotThinning`).
enum SVGPathData {
    static func write(_ path: Path, to output: inout SVGBuffer) {
        var pen = Pen(step: path.isInPieces ? 10 : 1)
        if let dots = DotThinning.thinned(path) {
            for dot in dots { pen.draw([dot, dot], to: &output) }
            return
        }
        var run: [Point] = []
        for element in path.elements {
            switch element {
            case .move(let point):
                pen.draw(run, to: &output)
                run = [point]
            case .line(let point): run.append(point)
            case .close:
                pen.draw(run, to: &output)
                pen.close(to: &output)
                run = []
            }
        }
        pen.draw(run, to: &output)
    }

    /// Where the last command ended, and which it was.
    private struct Pen {
        /// Of the places, in 1/100 px.
        let step: Int
        private var x = 0
        private var y = 0
        private var startX = 0
        private var startY = 0
        private var isFirst = true

        init(step: Int) { self.step = step }

        mutating func draw(_ run: [Point], to output: inout SVGBuffer) {
            guard let first = run.first else { return }
            let (x, y) = place(first)
            if isFirst {
                output.append(UInt8(ascii: "M"))
                output.append(hundredths: x)
                output.append(next: y)
            } else {
                output.append(UInt8(ascii: "m"))
                output.append(hundredths: x - self.x)
                output.append(next: y - self.y)
            }
            (self.x, self.y, startX, startY, isFirst) = (x, y, x, y, false)
            if run.count == 1 { return }
            var command: UInt8 = 0
            for point in run.count > 3 ? LineThinning.thinned(run, within: LineThinning.tolerance).dropFirst() : run.dropFirst() {
                line(to: point, &command, &output)
            }
            // A dot is a line of no length.
            if command == 0 { output += "h0" }
        }

        private mutating func line(to point: Point, _ command: inout UInt8, _ output: inout SVGBuffer) {
            let (x, y) = place(point)
            let (dx, dy) = (x - self.x, y - self.y)
            if dx == 0, dy == 0 { return }
            let next = dy == 0 ? UInt8(ascii: "h") : dx == 0 ? UInt8(ascii: "v") : UInt8(ascii: "l")
            let first = dx != 0 ? dx : dy
            if next == command {
                output.append(next: first)
            } else {
                output.append(next)
                output.append(hundredths: first)
            }
            if dx != 0, dy != 0 { output.append(next: dy) }
            (self.x, self.y, command) = (x, y, next)
        }

        private func place(_ point: Point) -> (x: Int, y: Int) {
            (SVGBuffer.hundredths(point.x, step: step), SVGBuffer.hundredths(point.y, step: step))
        }

        mutating func close(to output: inout SVGBuffer) {
            output.append(UInt8(ascii: "z"))
            (x, y) = (startX, startY)
        }
    }
}

extension Path {
    /// More than so many pieces are each too small for a tenth of a pixel to matter.
    private static let crowd = 200

    /// Whether it is many pieces of a few places each.
    fileprivate var isInPieces: Bool {
        guard elements.count > 2 * Self.crowd else { return false }
        let pieces = elements.count { if case .move = $0 { true } else { false } }
        return pieces > Self.crowd && elements.count <= 6 * pieces
    }
}
