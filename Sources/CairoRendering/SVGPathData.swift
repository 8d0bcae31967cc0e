internal import Plotting

/// The `d` of a path: relative steps between places rounded to 1/100 px, so that roundings don't add up.
///
/// Of a line, places go that nobody would miss (`LineThinning`).
enum SVGPathData {
    static func write(_ path: Path, to output: inout SVGBuffer) {
        var pen = Pen()
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
        private var x = 0
        private var y = 0
        private var startX = 0
        private var startY = 0
        private var isFirst = true

        mutating func draw(_ run: [Point], to output: inout SVGBuffer) {
            guard let first = run.first else { return }
            let (x, y) = (SVGBuffer.hundredths(first.x), SVGBuffer.hundredths(first.y))
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
            let (x, y) = (SVGBuffer.hundredths(point.x), SVGBuffer.hundredths(point.y))
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

        mutating func close(to output: inout SVGBuffer) {
            output.append(UInt8(ascii: "z"))
            (x, y) = (startX, startY)
        }
    }
}
