import FigureGallery
import TestSupport
import Testing

@testable import Plotting

/// Scenes and data against goldens, and the rules of drawing.
struct SceneTests {
    @Test(arguments: ["error-rates", "bars", "formulas"]) func sceneIsGolden(_ name: String) throws {
        let scene = try #require(Gallery.plot(name)).scene(.light)
        try expectGolden(SceneText.lines(scene).utf8, GoldenFolder().file("\(name).scene.txt"))
    }

    @Test(arguments: ["error-rates", "bars", "boxes"]) func dataAreGolden(_ name: String) throws {
        let csv = try #require(Gallery.plot(name)).csv()
        try expectGolden(csv.utf8, GoldenFolder().file("\(name).csv"))
    }

    @Test func csvHoldsSixDigitsAndQuotes() throws {
        let csv = try Plot {
            Line(x: [0.1, 1e-300], y: [1.0 / 3, 2], series: "a, \"b\"")
            ReferenceSlope(-0.5, label: "half")
            Rule(x: 1)
        }.csv()
        let rows = [
            "panel,series,mark,x,y,value,label", #"1,"a, ""b""",line,0.1,0.333333,,"#, ",,,1e-300,2,,",
            "1,,reference slope,,,-0.5,half", "1,,rule,1,,,", "",
        ]
        #expect(csv == rows.joined(separator: "\n"))
    }

    @Test func themesDifferInColourAlone() throws {
        let plot = try #require(Gallery.plot("boxes"))
        let (light, dark) = (try plot.scene(.light), try plot.scene(.dark))
        #expect(SceneText.texts(light.nodes) == SceneText.texts(dark.nodes) && light.height == dark.height && light != dark)
    }

    @Test func whatLiesOnAHeatMapLooksTheSameInEveryTheme() throws {
        let plot = Plot {
            HeatMap(x: [0.0, 1], y: [0.0, 1], values: [[1, 2], [3, 4]])
            Line(x: [0.0, 1], y: [0.0, 1])
        }
        let lines = [Theme.light, .dark].map { theme in try? stroke(plot.scene(theme).nodes, under: "line") }
        #expect(lines[0] != nil && lines[0] == lines[1])
        let text = SceneText.lines(try plot.scene(.dark))
        #expect(text.contains("stroke #ffffff/0.72 3.90"))
    }

    @Test func linesBreakAtGaps() throws {
        let scene = try Plot { Line(x: [0.0, 1, 2, 3, 4], y: [1.0, 2, .nan, 1, 2]) }.scene(.light)
        let path = try #require(stroke(scene.nodes, under: "line"))
        #expect(path.elements.count == 4)
        let moves = path.elements.count {
            if case .move = $0 { true } else { false }
        }
        #expect(moves == 2)
    }

    @Test func aLineOfOneDatumIsADot() throws {
        let plot = Plot {
            Line(x: [1.0, 5], y: [1.0, 2], series: "many")
            Line(x: [3.0], y: [7.0], series: "one")
        }
        let lines = SceneText.lines(try plot.scene(.light)).split(separator: "\n")
        let start = try #require(lines.firstIndex { $0.contains("line one") })
        // The dot is a second stroke, of no length and with round ends.
        #expect(lines[start + 2].contains("stroke") && lines[start + 2].contains("round"))
    }

    /// Also between two gaps.
    @Test func anAreaOfOneDatumIsSeen() throws {
        let plots = [
            Plot { Band(x: [3.0], low: [1.0], high: [2.0]) }, Plot { Area(x: [3.0], y: [2.0]) },
            Plot { Band(x: [1.0, 2, 3], low: [1.0, 1, 1], high: [.nan, 2, .nan]) },
        ]
        for plot in plots {
            let text = SceneText.lines(try plot.scene(.light))
            #expect(text.contains("fill "))
        }
    }

    @Test func bandsReachTheEdgeOfALogarithmicPanel() throws {
        let plot = Plot(y: .log()) { Band(x: [0.0, 1, 2], low: [0.1, -1, 0.1], high: [1.0, 1, 1]) }
        let frame = try plot.layout().panels[0].frame
        let text = SceneText.lines(try plot.scene(.light))
        let band = try #require(text.split(separator: "\n").first { $0.contains("fill ") })
        #expect(band.contains(",\(hundredths(frame.maxY))"))
    }

    @Test func slopesHaveTheirSlope() throws {
        let plot = Plot(x: .log(), y: .log()) {
            Line(x: [1.0, 1000], y: [1.0, 0.01])
            ReferenceSlope(-0.5, through: (x: 10, y: 0.1))
        }
        let frame = try plot.layout().panels[0].frame
        let path = try #require(stroke(try plot.scene(.light).nodes, under: "reference slope"))
        let panel = try ScaledFigure(Figure(plot)).panels[0]
        guard case .move(let start) = path.elements[0], case .line(let end) = path.elements[1] else {
            Issue.record("not a segment")
            return
        }
        func value(_ point: Point) -> (x: Double, y: Double) {
            (
                panel.x.lower + (point.x - frame.x) / frame.width * (panel.x.upper - panel.x.lower),
                panel.y.lower + (frame.maxY - point.y) / frame.height * (panel.y.upper - panel.y.lower)
            )
        }
        let (a, b) = (value(start), value(end))
        #expect(abs((b.y - a.y) / (b.x - a.x) + 0.5) < 1e-9)
        #expect(abs(a.y - (-1 - 0.5 * (a.x - 1))) < 1e-9)
    }

    /// At the right there is no room: the label stands at the left of its point, not over it.
    @Test func labelsDoNotCoverTheirPoint() throws {
        let plot = Plot(x: .linear("x", domain: 0...1), y: .linear("y", domain: 0...1)) {
            Points(x: [0.97], y: [0.5])
            Label("a label of some length", x: 0.97, y: 0.5, anchor: .right)
        }.size(width: 360)
        let panel = try plot.layout()
        let drawing = PanelDrawing(panel: panel.panels[0], series: panel.series, theme: .light)
        let frame = panel.panels[0].frame
        let point = Point(frame.x + 0.97 * frame.width, frame.y + 0.5 * frame.height)
        let box = try #require(drawing.drawnMarks.notes.boxes.first)
        #expect(!box.insetBy(-2).contains(point) && frame.contains(box))
    }

    @Test func notesKeepClearOfEachOther() throws {
        let plot = Plot(x: .log(), y: .log()) {
            Line(x: [1.0, 1000], y: [1.0, 0.01])
            for slope in [-0.3, -0.5, -1] { ReferenceSlope(slope, label: "slope $\(slope)$") }
            Rule(x: 30, label: "here")
        }
        let layout = try plot.layout()
        let boxes = PanelDrawing(panel: layout.panels[0], series: layout.series, theme: .light).drawnMarks.notes.boxes
        #expect(boxes.count == 4)
        for (index, box) in boxes.enumerated() {
            #expect(layout.panels[0].frame.contains(box))
            for other in boxes[..<index] { #expect(!box.intersects(other)) }
        }
    }

    /// Dots stand where the label of a slope through a point stands otherwise, on both sides of the line: it goes along the line.
    @Test func theLabelOfASlopeThroughAPointKeepsClearOfDots() throws {
        func plot(_ dots: [(x: Double, y: Double)]) -> Plot {
            Plot(x: .linear(domain: 0...10), y: .linear(domain: 0...10)) {
                Points(x: [0, 10] + dots.map(\.x), y: [0, 10] + dots.map(\.y))
                ReferenceSlope(1, label: "slope", through: (x: 0, y: 0))
            }
        }
        func label(_ plot: Plot) throws -> Rect {
            let layout = try plot.layout()
            let notes = PanelDrawing(panel: layout.panels[0], series: layout.series, theme: .light).drawnMarks.notes
            return try #require(notes.boxes.first)
        }
        let free = try label(plot([]))
        let panel = try ScaledFigure(Figure(plot([]))).panels[0]
        let frame = try plot([]).layout().panels[0].frame
        // The middle of the label, and what it is turned about the middle of the panel.
        let middle = Point(free.x + free.width / 2, free.y + free.height / 2)
        let places = [middle, Point(2 * frame.x + frame.width - middle.x, 2 * frame.y + frame.height - middle.y)]
        let dots = places.map { place in
            (
                x: panel.x.lower + (place.x - frame.x) / frame.width * (panel.x.upper - panel.x.lower),
                y: panel.y.lower + (frame.maxY - place.y) / frame.height * (panel.y.upper - panel.y.lower)
            )
        }
        let moved = try label(plot(dots))
        for place in places { #expect(!moved.contains(place)) }
        #expect(frame.contains(moved))
    }

    private func hundredths(_ value: Double) -> String {
        let number = Int((value * 100).rounded())
        return "\(number / 100)." + (number % 100 < 10 ? "0" : "") + "\(number % 100)"
    }

    /// The first stroke in a group of that name.
    private func stroke(_ nodes: [SceneNode], under name: String) -> Path? {
        for node in nodes {
            guard case .group(let group, _, let children) = node else { continue }
            if group == name {
                for child in children { if case .stroke(let path, _) = child { return path } }
            }
            if let found = stroke(children, under: name) { return found }
        }
        return nil
    }
}
