import ChapterInterface
import Foundation
import Plotting
import Testing

@testable import CairoRendering

/// Figures that are stepped through.
struct SteppedFigureTests {
    private static let moments = Array(0..<6)

    private func plot(_ shown: Int = 3) -> Plot {
        Plot.steps(Self.moments, shown: shown, label: { "$t = \($0)$" }) { moment in
            Plot(x: .linear("index"), y: .log("eigenvalue")) {
                Line(x: [0.0, 1, 2], y: [1, 0.1, 0.01], series: "start")
                Points(x: [0.0, 1, 2], y: [1, 0.1, 0.01 * pow(10, Double(min(moment, 4)))], series: "learned")
            }
        }
    }

    private func script(_ plot: Plot) throws -> String {
        String(decoding: try #require(try RenderedFigure(plot).files[.values]), as: UTF8.self)
    }

    private func values(_ plot: Plot) throws -> [String: Any] {
        let script = try script(plot)
        let json = script.dropFirst("figureValues(".count).dropLast(");\n".count)
        return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    /// Two labels meet at one moment alone, which is not among those that stand side by side.
    @Test func everyMomentCanBeRead() throws {
        func plot(_ meeting: Int?) -> Plot {
            let long = "a label that takes more than half of the width of its panel, whatever its place is"
            return Plot.steps(Self.moments, shown: 2, label: { "$t = \($0)$" }) { moment in
                Plot(x: "x", y: "y") {
                    Line(x: [0.0, 1], y: [0.0, 1])
                    if moment == meeting { for place in 0..<40 { Label(long, x: 0.5, y: 0.5 + Double(place) / 1e6) } }
                }
            }
        }
        #expect(throws: Never.self) { try RenderedFigure(plot(nil)) }
        #expect {
            try RenderedFigure(plot(3))
        } throws: { error in
            guard case FigureError.illegible(onNarrowPage: false, let faults) = error else { return false }
            return !faults.isEmpty && "\(error)".contains("overlap")
        }
    }

    @Test func theScriptHoldsAllMoments() throws {
        let values = try values(plot())
        #expect(values["labels"] as? [String] == Self.moments.map { "t = \($0)" })
        let moments = try #require(values["moments"] as? [[Int]])
        let layers = try #require(values["layers"] as? [[String: Any]])
        // The line is the same at all moments, and so are the points at the last two.
        #expect(moments.count == 6 && Set(moments.map { $0[0] }).count == 1 && layers.count == 1 + 5)
        let columns = try #require(values["columns"] as? [[Any]])
        let heights = try #require(layers[1]["y"] as? Int)
        #expect(columns[heights] as? [Double] == [1, 0.1, 0.01])
        #expect(Set(layers.compactMap { $0["x"] as? Int }).count == 1)
    }

    @Test func whatIsSharedIsDrawnOnce() throws {
        let wide = try #require(try values(plot())["wide"] as? [String: Any])
        let svg = try #require(wide["svg"] as? String)
        let groups = svg.matches(of: /data-moments="([^"]*)"( display="none")?/).map { (String($0.1), $0.2 != nil) }
        let lists = groups.map(\.0)
        // The points change until they are where they stay.
        #expect(lists == ["0", "1", "2", "3", "4 5"])
        #expect(groups.allSatisfy { list, isHidden in isHidden == !list.split(separator: " ").contains("5") })
        let lines = svg.matches(of: /stroke-width="1\.7"/).count
        #expect(lines == 2, "the line and its sample in the legend")
        #expect(!svg.contains("id=\"A") && svg.contains("id=\"@A") && svg.contains("light-dark("))
    }

    /// A curve that has nearly come to rest: what a drawing's digits can't tell apart is drawn once.
    @Test func momentsThatLookTheSameAreDrawnOnce() throws {
        let plot = Plot.steps(Self.moments, label: { "\($0)" }) { moment in
            Plot(x: "x", y: "y") { Line(x: [0.0, 1], y: [0, 1 + 1e-9 * Double(max(0, moment - 1))]) }
        }
        let wide = try #require(try values(plot)["wide"] as? [String: Any])
        let svg = try #require(wide["svg"] as? String)
        #expect(svg.matches(of: /data-moments="([^"]*)"/).map { String($0.1) } == ["0 1 2 3 4 5"])
    }

    @Test func heavyMomentsAreErrors() throws {
        let plot = Plot.steps(Self.moments, shown: 1, label: { "\($0)" }) { moment in
            Plot { Points(x: (0..<400).map(Double.init), y: (0..<400).map { sin(Double($0 * $0 + moment)) }) }
        }
        #expect {
            try RenderedFigure(plot.budget(kilobytes: 16))
        } throws: { error in
            guard case FigureError.momentsTooHeavy(_, budget: 40_000) = error else { return false }
            return "\(error)".contains("half times that of an SVG")
        }
        #expect(throws: Never.self) { try RenderedFigure(plot) }
    }

    /// One peak among many data: it is what a reader points at, so it is kept, at all moments of it.
    @Test(arguments: [1, 6]) func peaksCanBePointedAt(_ count: Int) throws {
        func plot(_ moment: Int) -> Plot {
            let places = (0..<2000).map(Double.init)
            return Plot { Line(x: places, y: places.map { $0 == 777 && moment == 0 ? 50 : sin($0 / 300) }, series: "s") }
        }
        let plots = count > 1 ? Plot.steps(0..<count, shown: 1, label: { "\($0)" }, plot) : plot(0)
        let values = try values(plots)
        let layers = try #require(values["layers"] as? [[String: Any]])
        let columns = try #require(values["columns"] as? [[Any]])
        let column = try #require(layers[0]["y"] as? Int)
        let heights = try #require(columns[column] as? [Double])
        #expect(heights.contains(50) && heights.count == (count > 1 ? 100 : 600))
        #expect(Set(layers.compactMap { $0["x"] as? Int }).count == 1)
    }

    @Test func axesAreFixed() throws {
        for moment in plot().moments {
            let layout = try moment.plot.layout()
            let last = try #require(plot().moments.last).plot.layout()
            #expect(layout.panels[0].frame == last.panels[0].frame && layout.panels[0].y == last.panels[0].y)
        }
    }

    @Test func someStandSideBySideInPrint() throws {
        let row = plot(3)
        #expect(row.panels.map(\.title) == ["$t = 0$", "$t = 3$", "$t = 5$"])
        #expect(plot(1).panels.map(\.title) == ["$t = 5$"])
        #expect(try RenderedFigure(row).files.count == FigureFile.allCases.count)
    }

    @Test func namesInMarkupAreEscaped() throws {
        let plot = Plot(x: "a < b @ \"c\"", y: "") { Line(x: [1.0, 2], y: [1.0, 2], series: "</script>") }
        let script = try script(plot)
        #expect(!script.contains("</script") && script.hasPrefix("figureValues({"))
        #expect(try values(plot)["panels"] != nil)
    }

    @Test func valuesAreWhereTheyAreDrawn() throws {
        let plot = Plot(x: .linear("x", domain: 0...10), y: .log("y", domain: 1...100)) {
            Points(x: [0.0, 5], y: [10.0, 0], series: "s")
            Rule(y: 3)
        }
        let values = try values(plot)
        let layers = try #require(values["layers"] as? [[String: Any]])
        let columns = try #require(values["columns"] as? [[Any]])
        #expect(layers.count == 1)
        let (u, v) = (columns[try #require(layers[0]["u"] as? Int)], columns[try #require(layers[0]["v"] as? Int)])
        #expect(u as? [Int] == [0, 5000] && v.first as? Int == 5000 && v.last is NSNull)
    }
}
