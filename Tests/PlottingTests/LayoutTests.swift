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

    @Test func titlesOfARowShareABaseline() throws {
        let plot = Plot.panels(["vanilla", "$D = 0$", "$\\gamma_j = 1$"], columns: 3) { title in
            Plot(x: "x", y: "y") { Line(x: [0, 1], y: [0, 1]) }.titled(title)
        }
        let baselines = try plot.layout().panels.compactMap(\.title?.origin.y)
        #expect(baselines.count == 3 && Set(baselines.map { ($0 * 100).rounded() }).count == 1)
    }

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

    /// Of sixty characters, on a page and on a phone, below an axis and beside it.
    @Test(arguments: [2, 6, 12], [360.0, 720]) func categoriesOfSixtyCharactersCanBeRead(_ count: Int, _ width: Double) throws {
        let names = (1...count).map { "a category that takes some sixty characters to say, number \($0)" }
        let below = Plot(x: "", y: "error") { Bars(x: names, y: names.indices.map { Double($0 + 1) }) }
        let beside = Plot(x: "error", y: .categories("", names)) { Points(x: names.indices.map { Double($0 + 1) }, y: names) }
        for plot in [below, beside] {
            let layout = try plot.fitted(width: width).layout()
            #expect(layout.scene(.light).faults == [])
            #expect(layout.panels[0].frame.width > 0.4 * width && layout.panels[0].frame.height > 100)
            #expect(layout.height <= 2 * Phone.screen)
        }
    }

    /// The ends of all lines of a label that stands upright or slanted are at the axis.
    @Test func labelsThatAreTurnedEndAtTheAxis() throws {
        let names = (0..<6).map { "a category of very many characters, number \($0)" }
        let layout = try Plot(x: "", y: "") { Bars(names, x: { $0 }, y: { Double($0.utf8.count) }) }.fitted(width: 360).layout()
        let (labels, frame) = (layout.panels[0].x.labels, layout.panels[0].frame)
        #expect(labels.count == 6 && labels.allSatisfy { $0.angle == -.pi / 2 })
        for (index, label) in labels.enumerated() {
            #expect(label.bounds.y >= frame.maxY && label.bounds.y < frame.maxY + 12)
            let middle = frame.x + (Double(index) + 0.5) * frame.width / 6
            #expect(abs(label.bounds.x + label.bounds.width / 2 - middle) < 1)
            let lines = Dictionary(grouping: label.block.glyphs, by: \.y).values.compactMap { line in
                line.max { $0.x < $1.x }.map { $0.x + (FontFace.text.table[$0.scalar]?.advance ?? 0) * $0.size }
            }
            #expect(lines.count > 1 && lines.allSatisfy { abs($0 - label.block.width) < 0.1 })
        }
    }

    /// Entries that don't fit into one row stand in columns, and none alone in a row of its own.
    @Test(arguments: [
        ([100.0, 100], [0, 0]), ([200, 200, 200, 200], [0, 0, 1, 1]), ([200, 200, 200, 200, 200], [0, 0, 0, 1, 1]),
    ])
    func legendsHaveEvenRows(_ widths: [Double], _ rows: [Int]) {
        let places = LegendRows(widths, gap: 18, room: 700).places
        #expect(places.map(\.row) == rows)
        let starts = Set(places.map(\.x))
        #expect(starts.count == rows.count { $0 == 0 }, "rows have the same starts")
    }

    /// One entry is much wider than the others: columns would not fit.
    @Test func unevenLegendsKeepTheirRowsInside() {
        let widths = [600.0, 60, 60, 60, 60, 60]
        let places = LegendRows(widths, gap: 18, room: 700).places
        #expect(places.map(\.row).max() == 1)
        #expect(zip(places, widths).allSatisfy { $0.x + $1 <= 700 })
        #expect(LegendRows([900], gap: 18, room: 700).places == [LegendRows.Place(row: 0, x: 0)])
        #expect(LegendRows([], gap: 18, room: 700).places == [])
    }

    @Test func longTitlesOfColourBarsHaveLines() throws {
        let plot = Plot(x: "x", y: "y", color: .sequential("what the colours of all the cells of this map stand for, in words")) {
            HeatMap(x: [1.0, 2, 3], y: [1.0, 5], values: [[1, 2, 3], [4, 5, 6]])
        }.size(height: 260)
        #expect(try plot.layout().scene(.light).faults == [])
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
