import FigureGallery
import Foundation
import Plotting
import TestSupport
import Testing

@testable import CairoRendering

/// Our SVG: what it says of shapes, of text, of colours, and how exactly.
struct SVGTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func shapesBecomeSVG() throws {
        let red = Color(0xCC0000)
        var dots = Path()
        dots.add(dot: Point(5, 5))
        dots.add(dot: Point(7.5, 4.996))
        let scene = Scene(
            width: 40, height: 30, background: Color(0xFFFFFF),
            nodes: [
                .rectangle(Rect(x: 1, y: 2, width: 3, height: 4), red.opacity(0.5)),
                .stroke(dots, Stroke(red, width: 6, cap: .round)),
                .group(
                    name: "inside", clip: Rect(x: 10, y: 10, width: 5, height: 5),
                    [.stroke(Path(polyline: [Point(0, 0), Point(40, 30)]), Stroke(red, width: 1, dash: [2, 1]))]),
            ])
        let svg = text(try SVGTwins(light: scene, dark: scene).light)
        #expect(svg.contains("<path class=\"a\" d=\"M1 2h3v4h-3z\"/>") && svg.contains(".a{fill:#cc0000;fill-opacity:.5}"))
        #expect(svg.contains("stroke-linecap=\"round\"") && svg.contains("d=\"M5 5h0m2.5 0h0\"/>"))
        #expect(svg.contains("stroke-dasharray=\"2,1\" d=\"M0 0l40 30\"/>"))
        #expect(svg.contains("clip-path=\"url(#c0)\"") && svg.contains("<clipPath id=\"c0\">"))
        #expect(svg.contains("width=\"40\" height=\"30\" viewBox=\"0 0 40 30\""))
    }

    /// However many colours a drawing has, none takes the class of the text that lies unseen over its outlines.
    @Test func noColourIsUnseen() throws {
        let places = (0..<8).map(Double.init)
        let values = places.map { row in places.map { 8 * row + $0 } }
        let plot = Plot(x: "x", y: "y", color: "c") { HeatMap(x: places, y: places, values: values) }
        let svg = text(try SVGTwins(light: plot.scene(.light), dark: plot.scene(.dark)).light)
        let style = try #require(svg.firstMatch(of: /<style[^>]*>([^<]*)<\/style>/)).1
        let classes = style.matches(of: /\.([A-Za-z]+)\{/).map { String($0.1) }
        #expect(classes.count > 60 && Set(classes).count == classes.count)
    }

    @Test(arguments: Gallery.all) func darkIsLightInOtherColours(_ figure: Gallery.Figure) throws {
        let layout = try figure.plot().layout()
        let twins = try SVGTwins(light: layout.scene(.light), dark: layout.scene(.dark))
        let style = /<style[^>]*>.*<\/style>/
        let (light, dark) = (text(twins.light), text(twins.dark))
        #expect(light != dark && light.replacing(style, with: "") == dark.replacing(style, with: ""))
        // The light one carries the other's colours; see `DrawingTwin`.
        let carried = try #require(light.firstMatch(of: /<style data-dark="([^"]*)">/))
        #expect(dark.contains("<style>\(carried.1)</style>"))
        // The dark twin shows what the dark scene shows by itself: the same drawing in the same colours, whatever its classes are called.
        let alone = text(try SVGTwins(light: layout.scene(.dark), dark: layout.scene(.dark)).light)
        #expect(try colours(dark) == colours(alone))
    }

    /// The colour of each shape, in order.
    private func colours(_ svg: String) throws -> [String] {
        let sheet = svg.replacing(#/ data-dark="[^"]*"/#, with: "")
        let rules = sheet.matches(of: /\.([a-z]+)\{([^}]*)\}/).map { (String($0.1), String($0.2)) }
        let byName = Dictionary(rules, uniquingKeysWith: { first, _ in first })
        return svg.matches(of: /class="([a-z]+)"/).compactMap { byName[String($0.1)] }
    }

    /// A crowd of points is a picture without colours of its own: light and dark drawings share it.
    @Test func crowdsTakeTheColourOfThePage() throws {
        let count = 20_000
        let plot = Plot(x: "x", y: "y") {
            Points(0..<count, x: { Gallery.noise($0) }, y: { Gallery.noise($0 + count) }, series: "all")
        }
        let figure = try RenderedFigure(plot)
        let (light, dark) = (text(figure.files[.svg] ?? []), text(figure.files[.darkSVG] ?? []))
        let mask = try #require(light.firstMatch(of: /<mask id="m0" [^>]*><image [^>]*base64,([^"]*)"\/><\/mask>/))
        let picture = try #require(Data(base64Encoded: String(mask.1)))
        #expect(
            Array(picture.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] && picture[24] == 1 && picture[25] == 0)
        #expect(light.contains("mask=\"url(#m0)\"") && light.count < 120_000 && light.contains("data-dark="))
        let style = /<style[^>]*>.*<\/style>/
        #expect(light.replacing(style, with: "") == dark.replacing(style, with: ""))
        #expect(try RenderedFigure(plot) == figure)
    }

    @Test func scenesThatDifferInShapeAreDrawnApart() throws {
        let (one, other) = (Rect(x: 0, y: 0, width: 1, height: 1), Color(0x123456))
        let light = Scene(width: 9, height: 9, background: other, nodes: [.rectangle(one, other)])
        let dark = Scene(width: 9, height: 9, background: other, nodes: [])
        let twins = try SVGTwins(light: light, dark: dark)
        #expect(text(twins.light).contains("<path") && !text(twins.dark).contains("<path"))
    }

    @Test func labelsAreText() throws {
        let plot = Plot(x: .linear("time $t$ & more"), y: .log("learned $a_j b_j^D$")) { Line(x: [1.0, 2], y: [3.0, 4]) }
        let svg = text(try SVGTwins(light: plot.scene(.light), dark: plot.scene(.dark)).light)
        let texts = svg.matches(of: /<text [^>]*>([^<]*)<\/text>/).map { String($0.1) }
        #expect(texts.contains("time t &amp; more"))
        #expect(texts.contains("learned a_jb_j^D"))
        #expect(svg.contains("fill-opacity:0;"))
    }

    @Test func thinnedLinesStayNear() {
        let curve = (0...5000).map { Point(Double($0) / 10, 100 + 80 * sin(Double($0) / 300) + 0.3 * sin(Double($0) / 7)) }
        let kept = LineThinning.thinned(curve, within: 0.04)
        #expect(kept.count < curve.count / 5 && kept.first == curve.first && kept.last == curve.last)
        var segment = 0
        for point in curve {
            while segment < kept.count - 2, kept[segment + 1].x < point.x { segment += 1 }
            let (from, to) = (kept[segment], kept[segment + 1])
            let (dx, dy) = (to.x - from.x, to.y - from.y)
            let away = abs((point.x - from.x) * dy - (point.y - from.y) * dx) / (dx * dx + dy * dy).squareRoot()
            #expect(away <= 0.04 + 1e-9)
        }
    }

    @Test func turningBackIsKept() {
        let there = [Point(0, 0), Point(10, 0), Point(5, 0), Point(5, 0), Point(20, 0)]
        #expect(LineThinning.thinned(there, within: 0.04).contains(Point(10, 0)))
        #expect(LineThinning.thinned([Point(1, 1)], within: 0.04) == [Point(1, 1)])
    }

    /// Of a crowd, dots go that lie on others, and all are written in tenths.
    @Test func dotsOfACrowdAreNearThoseThatStay() throws {
        let dots = (0..<3000).map { Point(50 + 10 * Gallery.noise($0), 50 + 10 * Gallery.noise($0 + 5000)) }
        var path = Path()
        for dot in dots { path.add(dot: dot) }
        let kept = try #require(DotThinning.thinned(path))
        #expect(kept.count < 2900 && kept.count > 1500)
        func away(_ dot: Point) -> Double { kept.map { hypot($0.x - dot.x, $0.y - dot.y) }.min() ?? .infinity }
        #expect(dots.map(away).max() ?? 1 < 1.0 / 3)
        var data = SVGBuffer()
        SVGPathData.write(path, to: &data)
        let text = text(data.bytes)
        #expect(text.count { $0 == "h" } == kept.count && text.firstMatch(of: /\.\d\d/) == nil)
        path.add(polyline: [Point(0, 0), Point(1, 1)])
        #expect(DotThinning.thinned(path) == nil, "a line is no dot")
    }

    @Test func fewDotsStayWhereTheyAre() {
        var path = Path()
        for _ in 0..<3 { path.add(dot: Point(1.234, 5.678)) }
        var data = SVGBuffer()
        SVGPathData.write(path, to: &data)
        #expect(DotThinning.thinned(path) == nil && text(data.bytes) == "M1.23 5.68h0m0 0h0m0 0h0")
    }

    @Test(arguments: [
        ([1.5, 0.2], "1.5.2"), ([1.5, 2.5], "1.5 2.5"), ([1, 0.2], "1 .2"), ([0.5, -0.25], ".5-.25"), ([0.5, 0], ".5 0"),
    ])
    func pairsNeedFewBlanks(_ pair: [Double], _ written: String) {
        var buffer = SVGBuffer()
        buffer.append(pair[0])
        buffer.append(next: SVGBuffer.hundredths(pair[1]))
        #expect(text(buffer.bytes) == written)
    }

    @Test(arguments: [(0.0, "0"), (-0.05, "-.05"), (12.0, "12"), (3.4, "3.4"), (-100.126, "-100.13"), (0.994, ".99")])
    func numbersAreShort(_ value: Double, _ written: String) {
        var buffer = SVGBuffer()
        buffer.append(value)
        #expect(String(decoding: buffer.bytes, as: UTF8.self) == written)
    }

    @Test func heavyFiguresAreErrors() throws {
        let plot = Plot { Line(x: (0..<2000).map(Double.init), y: (0..<2000).map { sin(Double($0 * $0)) }) }
        #expect(throws: FigureError.self) { try RenderedFigure(plot.budget(kilobytes: 10)) }
        #expect(throws: Never.self) { try RenderedFigure(plot) }
        let error = FigureError.tooHeavy(bytes: 388_270, budget: 200_000)
        #expect(
            error.description
                == "the figure's SVG weighs 388 kB, its budget is 200 kB: draw fewer marks, or say `.budget(kilobytes: 400)`")
    }
}
