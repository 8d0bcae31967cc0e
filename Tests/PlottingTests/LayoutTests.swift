import FigureGallery
import Plotting
import Testing

/// What every figure of the gallery must keep, at every width.
struct LayoutTests {
    static let widths = [360.0, 480, 720]

    @Test(arguments: Gallery.all, widths)
    func labelsAreApartAndInside(_ figure: Gallery.Figure, width: Double) throws {
        let layout = try figure.plot().fitted(width: width).layout()
        let room = Rect(x: 0, y: 0, width: layout.width, height: layout.height)
        var boxes: [Rect] = layout.legend?.items.map(\.text.bounds) ?? []
        if let title = layout.title { boxes.append(title.bounds) }
        for panel in layout.panels {
            boxes += (panel.x.labels + panel.y.labels + (panel.colorBar?.axis.labels ?? [])).filter { $0.angle == 0 }.map(
                \.bounds)
            boxes += [panel.x.title, panel.y.title, panel.title, panel.colorBar?.axis.title].compactMap(\.self).map(\.bounds)
        }
        for (index, box) in boxes.enumerated() {
            #expect(room.contains(box), "\(box) leaves the figure")
            for other in boxes[..<index] { #expect(!box.insetBy(0.3).intersects(other.insetBy(0.3)), "\(box) meets \(other)") }
        }
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

    @Test func longCategoriesAreSlanted() throws {
        let names = (0..<8).map { "a rather long category \($0)" }
        let layout = try Plot(x: "", y: "") { Bars(names, x: { $0 }, y: { Double($0.utf8.count) }) }.layout()
        #expect(layout.panels[0].x.labels.count == 8)
        #expect(layout.panels[0].x.labels.allSatisfy { $0.angle < 0 && $0.bounds.x >= 0 && $0.bounds.maxY <= layout.height })
    }
}
