import Testing

@testable import Plotting

/// On an axis from large to small, and on one that breaks, marks are what they are on any other.
@Suite struct ReversedAxisTests {
    /// All places in the first shape under a group of that name.
    private func places(_ nodes: [SceneNode], under name: String) -> [Point] {
        for node in nodes {
            guard case .group(let group, _, let children) = node else { continue }
            if group == name {
                for child in children {
                    switch child {
                    case .stroke(let path, _), .fill(let path, _): return path.points
                    default: continue
                    }
                }
            }
            let found = places(children, under: name)
            if !found.isEmpty { return found }
        }
        return []
    }

    @Test(arguments: [Axis.linear("y"), .linear("y").reversed(), .log("y"), .log("y").reversed()])
    func barsLongerThanTheirMarkerAreDrawn(_ axis: Axis) throws {
        let plot = Plot(x: "x", y: axis) {
            ErrorBars(x: [1.0, 2, 3], low: [0.999, 4, 9.99], high: [1.001, 6, 10.01], series: "a")
            Points(x: [1.0, 2, 3], y: [1.0, 5, 10], series: "a")
        }
        // A bar and two caps.
        #expect(places(try plot.scene(.light).nodes, under: "error bars a").count == 6)
    }

    struct Interval: Sendable, CustomTestStringConvertible {
        let name: String
        let mark: @Sendable () -> AnyMark
        var testDescription: String { name }
    }

    static let intervals = [
        Interval(name: "band") { AnyMark(Band(x: [1.0, 2], low: [0.0, 0], high: [2.0, 3])) },
        Interval(name: "error bars") { AnyMark(ErrorBars(x: [1.0, 2], low: [0.0, 0], high: [2.0, 3])) },
        Interval(name: "boxes") { AnyMark(Boxes([1.0, 2], x: { $0 }, values: { [-1, 1, 2, 3, 3 + $0] })) },
    ]

    /// On a logarithmic axis that is at the bottom, and at the top where the axis is reversed.
    @Test(arguments: intervals) func whatCantBeShownReachesTheSmallEnd(_ interval: Interval) throws {
        for (axis, isAtTop) in [(Axis.log("y"), false), (.log("y").reversed(), true)] {
            let plot = Plot(x: "x", y: axis) { interval.mark() }
            let frame = try plot.layout().panels[0].frame
            let heights = places(try plot.scene(.light).nodes, under: interval.name).map(\.y)
            #expect(heights.contains(isAtTop ? frame.y : frame.maxY) && !heights.contains(isAtTop ? frame.maxY : frame.y))
        }
    }

    static let lines: [(Axis, [Double], [Double], Double)] = [
        (.linear("x"), [1, 2, 3], [0, 5, 10], 10), (.linear("x"), [3, 2, 1], [10, 5, 0], 10),
        (.linear("x").reversed(), [1, 2, 3], [0, 5, 10], 0), (.linear("x"), [1, 3, 2], [0, .nan, 5], 5),
        (.linear("x", domain: 0...2), [1, 2, 9], [0, 5, 10], 5), (.linear("x"), [1, 2, 2], [0, 10, 5], 5),
    ]

    @Test(arguments: lines) func namesStandAtTheEndThatIsAtTheRight(_ x: Axis, _ xs: [Double], _ ys: [Double], _ end: Double)
        throws
    {
        let plot = Plot(x: x, y: .linear("y", domain: 0...10)) { Line(x: xs, y: ys, series: "s") }.legend(.atEnds)
        let labels = try EndLabel.all(of: ScaledFigure(Figure(plot)).panels[0])
        #expect(labels.map(\.position) == [end / 10])
    }

    @Test func linesBreakWhereEitherAxisDoes() throws {
        let (broken, whole) = (Axis.broken("", without: 2...8), Axis.linear(""))
        func runs(_ x: Axis, _ y: Axis) throws -> Int {
            let plot = Plot(x: x, y: y) { Line(x: [0.0, 1, 9, 10], y: [0.0, 9, 10, 1]) }
            let panel = try plot.layout().panels[0]
            return PanelSpace(frame: panel.frame, x: panel.scaled.x, y: panel.scaled.y)
                .runs(panel.scaled.layers[0].channels).count
        }
        #expect(try runs(whole, whole) == 1 && runs(broken, whole) == 2 && runs(whole, broken) == 3)
        #expect(try runs(broken, broken) == 4)
    }
}

extension Path {
    fileprivate var points: [Point] {
        elements.compactMap { element in
            switch element {
            case .move(let point), .line(let point): point
            default: nil
            }
        }
    }
}
