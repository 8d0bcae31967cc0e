import FigureGallery
import Foundation
import Testing

@testable import Plotting

/// Large layers become small and keep what can be seen.
struct DecimationTests {
    private static let count = 100_000
    private static let x = (0..<count).map { Double($0) }
    private static let y = x.map { sin($0 / 977) + 0.3 * sin($0 * 1.7) }

    private func layer(_ mark: some Mark) throws -> Layer { try ScaledFigure(Figure(Plot { mark })).panels[0].layers[0] }

    private func numbers(_ channel: Channel?) throws -> [Double] {
        guard case .numbers(let numbers)? = channel?.values else { throw PlotError.noPanels }
        return numbers
    }

    @Test func linesKeepExtremesAndEnds() throws {
        var y = Self.y
        y[31_415] = 40
        y[27_182] = -40
        let kept = try layer(Line(x: Self.x, y: y))
        let values = try numbers(kept.channels.y)
        #expect(values.count <= 4 * 600 && values.contains(40) && values.contains(-40))
        let places = try numbers(kept.channels.x)
        #expect(places.first == 0 && places.last == Self.x.last && places == places.sorted())
    }

    @Test func gapsStay() throws {
        var y = Self.y
        for index in 50_000..<60_000 { y[index] = .nan }
        let values = try numbers(try layer(Line(x: Self.x, y: y)).channels.y)
        #expect(values.count { $0.isNaN } == 1)
    }

    @Test func pointsKeepEveryOutlier() throws {
        var y = Self.y
        let outliers = stride(from: 500, to: Self.count, by: 9973)
        for index in outliers { y[index] = 5 + Double(index) / 1e5 }
        let values = Set(try numbers(try layer(Points(x: Self.x, y: y)).channels.y))
        #expect(values.count <= 4200)
        for index in outliers { #expect(values.contains(y[index])) }
    }

    /// The table has a sample of points; what is drawn has all.
    @Test func everyPointOfACrowdIsDrawn() throws {
        let places = (0..<30_000).map { Point(20 + 60 * (Gallery.noise($0) + 1), 20 + 40 * (Gallery.noise($0 + 50_000) + 1)) }
        let plot = Plot { Points(x: places.map(\.x), y: places.map(\.y)) }
        let kept = try ScaledFigure(Figure(plot)).panels[0].layers[0]
        #expect(kept.channels.count < 4000 && kept.crowd?.count == places.count)
        let color = Theme.light.palette[0]
        let frame = Rect(x: 15, y: 15, width: 130, height: 90)
        guard case .coverage(let coverage, let box, color)? = DotCrowd.node(places, size: 2.2, color: color, in: frame) else {
            Issue.record("not a picture")
            return
        }
        #expect(box.contains(frame) && abs(box.width * 2 - Double(coverage.width)) < 1e-9)
        func cell(_ point: Point) -> Int { Int((point.y - box.y) * 2) * coverage.width + Int((point.x - box.x) * 2) }
        #expect(places.allSatisfy { coverage.isCovered[cell($0)] })
        // Half a diagonal of a cell further than a dot reaches there is nothing.
        let few = DotCrowd.node(Array(places.prefix(4001)), size: 2.2, color: color, in: frame)
        let alone = places.prefix(4000)
        #expect(DotCrowd.node(Array(alone), size: 2.2, color: color, in: frame) == nil)
        if case .coverage(let coverage, let box, _)? = few {
            for index in stride(from: 0, to: coverage.isCovered.count, by: 17) where coverage.isCovered[index] {
                let x = box.x + (Double(index % coverage.width) + 0.5) / 2
                let y = box.y + (Double(index / coverage.width) + 0.5) / 2
                #expect(places.prefix(4001).contains { hypot($0.x - x, $0.y - y) <= 1.1 + 1e-9 })
            }
        }
    }

    @Test func dotsOnEachOtherAreNoCrowd() {
        let places = (0..<20_000).map { Point(Double($0 % 50), Double($0 % 70)) }
        #expect(DotCrowd.node(places, size: 2.2, color: Color(0), in: Rect(x: 0, y: 0, width: 70, height: 70)) == nil)
    }

    @Test func stemsKeepTheTallest() throws {
        let values = try numbers(try layer(Stems(x: Self.x, y: Self.y)).channels.y)
        #expect(values.count <= 1300 && values.max() == Self.y.max() && values.min() == Self.y.min())
    }

    @Test func curvesThatTurnBackKeepTheirShape() throws {
        let angles = Self.x.map { $0 / 2000 }
        let kept = try layer(Line(x: angles.map { cos($0) }, y: angles.map { sin($0) }))
        #expect(kept.channels.count < 40_000 && kept.channels.count > 500)
    }

    @Test func smallLayersStayWhole() throws {
        let kept = try layer(Points(x: Array(Self.x.prefix(2500)), y: Array(Self.y.prefix(2500))))
        #expect(kept.channels.count == 2500)
    }

    @Test func whatIsKeptDependsOnTheDataAlone() throws {
        let plot = Plot { Points(x: Self.x, y: Self.y) }
        #expect(try plot.size(width: 400).csv() == plot.size(width: 1000, height: 900).csv())
    }
}
