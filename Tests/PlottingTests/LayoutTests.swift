import FigureGallery
import Testing

@testable import Plotting

/// What every figure of the gallery must keep, at every width.
struct LayoutTests {
    static let widths = [360.0, 480, 720]

    /// No text meets other text, is struck through or leaves the figure; in both themes, since both have the same places.
    @Test(arguments: Gallery.all, widths)
    func canBeRead(_ figure: Gallery.Figure, width: Double) throws {
        let layout = try figure.plot().fitted(width: width).layout()
        #expect(layout.scene(.light).faults == [])
        #expect(layout.scene(.dark).faults == [])
        #expect(layout.panels.allSatisfy { $0.frame.width >= 34 && $0.frame.height >= 34 })
    }

    @Test(arguments: Gallery.all) func isNoHigherThanTwoScreensOfAPhone(_ figure: Gallery.Figure) throws {
        #expect(try figure.plot().phoneLayout(width: 360).height <= 2 * Phone.screen)
    }

    @Test func aFigureHigherThanTwoScreensIsAnError() throws {
        let plot = Plot.panels(0..<40, columns: 4) { index in
            Plot(x: "x", y: "y") { Line(x: [0, 1], y: [0, Double(index + 1)]) }
        }
        let error = try #require(throws: PlotError.self) { try plot.phoneLayout(width: 360) }
        #expect(error.description.contains("more than two screens") && error.description.contains("sharing"))
        _ = try plot.layout()
    }

    @Test func faultsAreFound() throws {
        let block = try Typesetter(size: 12).block("label")
        func scene(_ nodes: [SceneNode]) -> Scene {
            Scene(width: 100, height: 60, background: Theme.light.background, nodes: nodes)
        }
        func text(_ x: Double, _ y: Double, angle: Double = 0) -> [SceneNode] {
            TextDrawing.nodes(PlacedText(block, origin: Point(x, y), angle: angle), Theme.light.ink)
        }
        let line = SceneNode.stroke(Path(polyline: [Point(0, 26), Point(100, 26)]), Stroke(Theme.light.ink, width: 1))
        let below = SceneNode.stroke(Path(polyline: [Point(0, 34), Point(100, 34)]), Stroke(Theme.light.ink, width: 1))
        let ground = SceneNode.rectangle(Rect(x: 5, y: 10, width: 60, height: 30), Theme.light.background)
        #expect(scene(text(10, 30)).faults == [])
        #expect(scene(text(10, 30) + text(20, 34)).faults == [.overlap("label", "label")])
        // Words a hair apart read as one.
        #expect(scene(text(10, 30) + text(10.5 + block.width, 30)).faults == [.overlap("label", "label")])
        #expect(scene(text(10, 30) + text(13 + block.width, 30)).faults == [])
        #expect(scene([.group(name: "line", clip: nil, [line])] + text(10, 30)).faults == [.struckThrough("label", by: "line")])
        #expect(scene(text(10, 30) + [below]).faults == [])
        // Outside its panel a line is not drawn.
        let panel = Rect(x: 0, y: 0, width: 100, height: 12)
        #expect(scene([.group(name: "line", clip: panel, [line])] + text(10, 30)).faults == [])
        #expect(scene([line, ground] + text(10, 30)).faults == [])
        #expect(scene(text(90, 30)).faults == [.outside("label")] && scene(text(10, 5)).faults == [.outside("label")])
        #expect(scene(text(10, 55, angle: -.pi / 2) + text(24, 55, angle: -.pi / 2)).faults == [])
    }

    @Test(arguments: Gallery.all)
    func legendCoversNoPanel(_ figure: Gallery.Figure) throws {
        for placement in [LegendPlacement.above, .right] {
            let layout = try figure.plot().legend(placement).layout()
            for item in layout.legend?.items ?? [] {
                for panel in layout.panels {
                    #expect(!panel.frame.intersects(item.swatch) && !panel.frame.intersects(item.text.bounds))
                }
            }
        }
    }

    @Test func hiddenLegendHasNoRoom() throws {
        let plot = try #require(Gallery.plot("error-rates"))
        #expect(try plot.legend(.hidden).layout().legend == nil)
        let (hidden, shown) = (try plot.legend(.hidden).layout(), try plot.layout())
        #expect(hidden.height < shown.height)
    }

    @Test func framesOfAGridAreAlignedAndOfOneSize() throws {
        let plot = Plot.panels(0..<5, columns: 3) { index in
            Plot(x: "x", y: "y") { Line(x: [0, 1], y: [0, pow10(index)]) }
        }
        let frames = try plot.layout().panels.map(\.frame)
        #expect(Set(frames.map { $0.width.rounded() }).count == 1 && Set(frames.map { $0.height.rounded() }).count == 1)
        #expect(frames[0].x == frames[3].x && frames[1].x == frames[4].x)
        #expect(frames[0].y == frames[2].y && frames[3].y > frames[0].maxY)
    }

    private func pow10(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { value, _ in value * 10 } }

    @Test func heightIsKept() throws {
        let plot = try #require(Gallery.plot("bars")).size(width: 640, height: 260)
        let layout = try plot.layout()
        #expect(layout.width == 640 && layout.height == 260)
        #expect(layout.panels.allSatisfy { $0.frame.maxY < 260 })
    }

    @Test func innerPanelsDontRepeatSharedLabels() throws {
        let layout = try #require(Gallery.plot("error-rates")).layout()
        #expect(!layout.panels[0].y.labels.isEmpty && layout.panels[0].y.title != nil)
        #expect(layout.panels[1].y.labels.isEmpty && layout.panels[1].y.title == nil)
        #expect(layout.panels[0].y.ticks.map(\.value) == layout.panels[1].y.ticks.map(\.value))
    }

    @Test func longCategoriesHaveLines() throws {
        let names = (0..<6).map { "a rather long category \($0)" }
        let layout = try Plot(x: "", y: "") { Bars(names, x: { $0 }, y: { Double($0.utf8.count) }) }.layout()
        #expect(layout.panels[0].x.labels.count == 6 && layout.panels[0].x.labels.allSatisfy { $0.angle == 0 })
        #expect(layout.panels[0].x.labels.allSatisfy { $0.bounds.height > 2 * Typography.tick.size })
    }

    @Test func longCategoriesAreSlanted() throws {
        let names = (0..<8).map { "averyverylongcategory\($0)" }
        let layout = try Plot(x: "", y: "") { Bars(names, x: { $0 }, y: { Double($0.utf8.count) }) }.layout()
        #expect(layout.panels[0].x.labels.count == 8)
        #expect(layout.panels[0].x.labels.allSatisfy { $0.angle < 0 && $0.bounds.x >= 0 && $0.bounds.maxY <= layout.height })
    }
}
