/// Straight lines and closed shapes. Round dots are zero-length lines under a stroke with round caps: small in SVG and PDF.
package struct Path: Equatable, Sendable {
    package enum Element: Equatable, Sendable {
        case move(Point)
        case line(Point)
        case close
    }

    package var elements: [Element] = []

    package init() {}

    package init(polyline points: some Sequence<Point>, closed: Bool = false) {
        add(polyline: points, closed: closed)
    }

    package mutating func add(polyline points: some Sequence<Point>, closed: Bool = false) {
        var isFirst = true
        for point in points {
            elements.append(isFirst ? .move(point) : .line(point))
            isFirst = false
        }
        if closed, !isFirst { elements.append(.close) }
    }

    package mutating func add(dot point: Point) {
        elements.append(.move(point))
        elements.append(.line(point))
    }

    package mutating func add(_ rect: Rect) {
        add(
            polyline: [
                Point(rect.x, rect.y), Point(rect.maxX, rect.y), Point(rect.maxX, rect.maxY), Point(rect.x, rect.maxY),
            ], closed: true)
    }
}
