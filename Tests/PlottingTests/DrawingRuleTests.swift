import FigureGallery
import Testing

@testable import Plotting

/// What lies on what, what is left out, and what is counted.
struct DrawingRuleTests {
    private func layers(_ plot: Plot) throws -> [String] { try Figure(plot).panels[0].layers.map(\.geometry.traits.name) }

    @Test func errorBarsLieUnderTheirPointsAndRulesOverAll() throws {
        let plot = Plot {
            Rule(y: 1)
            Points(x: [0.0, 1], y: [1.0, 2], series: "a")
            Line(x: [0.0, 1], y: [1.0, 2], series: "a")
            ErrorBars(x: [0.0, 1], low: [0.0, 1], high: [2.0, 3], series: "a")
        }
        #expect(try layers(plot) == ["error bars", "points", "line", "rule"])
    }

    /// On a panel of about 300 px for 10 units, a bar of 0.02 lies inside a marker of 5.5 px and one of 2 does not.
    @Test func barsInsideTheirMarkerAreLeftOut() throws {
        func bars(_ plot: Plot) throws -> Int {
            SceneText.lines(try plot.scene(.light)).split(separator: "\n").drop { !$0.contains("error bars") }.prefix(2)
                .joined().count { $0 == "M" } / 3
        }
        let (xs, ys) = ([1.0, 2, 3], [0.0, 5, 10])
        let lows = [-0.01, 4, 9.99]
        let highs = [0.01, 6, 10.01]
        let marked = Plot {
            ErrorBars(x: xs, low: lows, high: highs, series: "a")
            Points(x: xs, y: ys, series: "a")
        }
        #expect(try bars(marked) == 1)
        #expect(try bars(Plot { ErrorBars(x: xs, low: lows, high: highs, series: "a") }) == 3)
    }

    @Test func whatCantBeShownIsCounted() throws {
        let plot = Plot(x: "x", y: .log("y")) {
            Line(x: [1.0, 2, 3, 4, 5, 6], y: [1.0, .nan, -1, 0, .infinity, 2], series: "a")
            Points(x: [1.0, 2, 3, 4, 5, 6], y: [1.0, .nan, -1, 0, .infinity, 2], series: "a")
        }
        let omissions = try plot.omissions()
        #expect(
            omissions == [
                Omission(series: "a", reason: .notANumber, count: 1), Omission(series: "a", reason: .infinite, count: 1),
                Omission(series: "a", reason: .notPositive, count: 2),
            ])
        let sentence = try #require(Omission.sentence(omissions))
        #expect(
            sentence
                == "Not shown: 1 value of “a” that is no number; 1 value of “a” that is infinite; 2 values of “a” ≤ 0 on a logarithmic axis."
        )
        #expect(try plot.layout().footnote != nil && plot.hidingOmissions().layout().footnote == nil)
        #expect(try Plot { Line(x: [1.0, 2], y: [1.0, 2]) }.layout().footnote == nil)
    }

    /// Marks beside each other at the first and the last place are drawn whole, in narrow panels too.
    @Test(arguments: [200.0, 360, 720]) func dodgedMarksStayInsideTheirPanel(_ width: Double) throws {
        let plot = Plot(x: "x", y: "y") {
            for series in 1...6 {
                ErrorBars(x: [0.0, 0.5, 1], low: [0, 0, 0], high: [1, 1, 1], series: "series \(series)").dodged()
            }
        }.size(width: width).legend(.hidden)
        let layout = try plot.layout()
        let panel = layout.panels[0]
        let space = PanelSpace(frame: panel.frame, x: panel.scaled.x, y: panel.scaled.y)
        let dodge = Dodge(panel.scaled.layers, space)
        for layer in panel.scaled.layers {
            let places = space.xs(layer.channels.x).map { $0 + dodge.slot(of: layer).offset }
            #expect(places.allSatisfy { panel.frame.x < $0 && $0 < panel.frame.maxX })
        }
    }

    @Test func jitterSpreadsCategoriesAlone() throws {
        let names = (0..<50).map { _ in "a" } + ["b"]
        let ys = names.indices.map(Double.init)
        let frame = try Plot { Points(x: names, y: ys).jittered() }.layout().panels[0]
        let space = PanelSpace(frame: frame.frame, x: frame.scaled.x, y: frame.scaled.y)
        let still = try Plot { Points(x: names, y: ys) }.scene(.light)
        let spread = try Plot { Points(x: names, y: ys).jittered() }.scene(.light)
        #expect(still != spread && space.width(transformed: 1) > 100)
        #expect(try Plot { Points(x: ys, y: ys).jittered() }.scene(.light) == Plot { Points(x: ys, y: ys) }.scene(.light))
    }

    /// Numbers stand in all cells or in none, and can be read on each colour.
    @Test func cellsHoldTheirNumbers() throws {
        func plot(width: Double) -> Plot {
            Plot(x: "x", y: "y", color: "c") {
                HeatMap(x: ["a", "b", "c"], y: ["d", "e"], values: [[0, 0.5, 1], [0.25, 0.75, .nan]]).numbered(decimals: 2)
            }.size(width: width, height: 260)
        }
        let texts = SceneText.texts(try plot(width: 720).scene(.light).nodes)
        for number in ["0.00", "0.25", "0.50", "0.75", "1.00"] { #expect(texts.contains(number), "\(texts)") }
        #expect(!SceneText.texts(try plot(width: 200).scene(.light).nodes).contains("0.75"))
        #expect(try plot(width: 720).scene(.light).faults == [])
    }

    @Test func printColumnsAreMeasuredInPoints() throws {
        let plot = Plot(x: "x", y: "y") { Line(x: [0.0, 1], y: [0.0, 1]) }
        #expect(plot.size(.singleColumn).width == 336 && plot.size(.doubleColumn).width == 692)
        #expect(plot.size(PrintWidth(points: 150), height: 90).height == 120)
        #expect(try plot.size(.singleColumn).scene(.light).faults == [])
    }

    @Test func domainsOfOneUnitAreSquare() throws {
        let grid = [-1.0, 0, 1]
        let square = try Plot { HeatMap(x: grid, y: grid, values: grid.map { _ in grid }) }.layout().panels[0].frame
        #expect(abs(square.width - square.height) < 1e-6)
        let other = try Plot { HeatMap(x: grid, y: [0.0, 50], values: [grid, grid]) }.layout().panels[0].frame
        #expect(other.width > 1.2 * other.height)
        let map = try Plot { Line(x: [0.0, 4], y: [0.0, 2]) }.equalUnits().layout().panels[0]
        #expect(abs(map.frame.height / map.frame.width - 0.5) < 0.02)
    }

    /// Where a square is too narrow for the author's height, the figure ends where its panel does.
    @Test func aSquareLeavesNoHoleBelow() throws {
        let grid = [-1.0, 0, 1]
        let plot = Plot(x: "x", y: "y") { HeatMap(x: grid, y: grid, values: grid.map { _ in grid }) }.size(
            width: 520, height: 440)
        let narrow = try plot.fitted(width: 300).layout()
        #expect(narrow.height < 320 && narrow.height - narrow.panels[0].frame.maxY < 60)
        #expect(try plot.layout().height == 440)
    }

    @Test func aSharedColourBarStandsOnce() throws {
        let grid = [-1.0, 0, 1]
        let plot = Plot.panels(0..<4, columns: 2, sharing: .color) { _ in
            Plot { HeatMap(x: grid, y: grid, values: grid.map { _ in grid }) }
        }
        let panels = try plot.layout().panels
        let bars = panels.compactMap(\.colorBar)
        #expect(bars.count == 1)
        #expect(bars[0].bar.y == panels[0].frame.y && abs(bars[0].bar.maxY - panels[3].frame.maxY) < 1e-9)
    }

    /// Beside the first row that has a map, and those below it.
    @Test func aSharedColourBarStandsWhereTheMapsAre() throws {
        let grid = [-1.0, 0, 1]
        let plot = Plot.panels([false, true, true], columns: 1, sharing: .color) { isMap in
            Plot {
                if isMap { HeatMap(x: grid, y: grid, values: grid.map { _ in grid }) } else { Line(x: grid, y: grid) }
            }
        }
        let panels = try plot.layout().panels
        #expect(panels.map { $0.colorBar != nil } == [false, true, false])
        let bar = try #require(panels[1].colorBar?.bar)
        #expect(bar.y == panels[1].frame.y && abs(bar.maxY - panels[2].frame.maxY) < 1e-9)
    }

    @Test func facetsHaveTitlesOfRowsAndColumns() throws {
        let plot = Plot.facets(rows: [1, 2], { "row \($0)" }, columns: [1, 2, 3], { "column \($0)" }) { _, _ in
            Plot(x: "x", y: "y") { Line(x: [0.0, 1], y: [0.0, 1]) }
        }
        let layout = try plot.layout()
        #expect(layout.panels.map { $0.title != nil } == [true, true, true, false, false, false])
        #expect(layout.panels.map { $0.rowTitle != nil } == [false, false, true, false, false, true])
        // In fewer columns each panel says both.
        let narrow = try plot.fitted(width: 300).layout()
        #expect(narrow.panels.allSatisfy { $0.title != nil && $0.rowTitle == nil })
    }

    @Test func labelsAtEndsAreApartAndInOrder() throws {
        let frame = Rect(x: 0, y: 0, width: 100, height: 100)
        let block = try Typesetter(size: 13).block("series")
        let labels = [0.5, 0.52, 0.51, 0.99, 0.0].map { EndLabel(series: "\($0)", position: $0, block: block) }
        let middles = EndLabel.middles(labels, in: frame)
        let order = middles.indices.sorted { middles[$0] < middles[$1] }
        #expect(order == [3, 1, 2, 0, 4])
        for (first, second) in zip(order, order.dropFirst()) { #expect(middles[second] - middles[first] >= block.height - 1e-9) }
        #expect(middles.allSatisfy { $0 >= block.height / 2 - 1e-9 && $0 <= 100 - block.height / 2 + 1e-9 })
        // Where there is room, a label stands at its line's end.
        let far = EndLabel.middles([labels[0], labels[4]], in: frame)
        #expect(abs(far[0] - 50) < 1e-9)
    }

    /// Where marks of several series stand beside each other at a category, lines part it from the next; from a name beside the panel a
    /// line leads to its points.
    @Test func pointsBelongToTheirCategories() throws {
        func grid(_ plot: Plot) throws -> Int {
            let panel =
                try plot.layout().scene(.light).nodes.compactMap { node -> [SceneNode]? in
                    if case .group("panel 1", _, let nodes) = node { nodes } else { nil }
                }.first ?? []
            let lines = panel.compactMap { node -> [SceneNode]? in
                if case .group("grid", _, let nodes) = node { nodes } else { nil }
            }
            return lines.flatMap(\.self).reduce(0) { sum, node in
                guard case .stroke(let path, _) = node else { return sum }
                return sum + path.elements.count { if case .move = $0 { true } else { false } }
            }
        }
        let names = ["a", "b", "c"]
        func below(_ series: [String]) -> Plot {
            Plot(x: "", y: .linear("y", domain: 0...1).ticks([])) {
                for name in series { Points(x: names, y: [0.1, 0.2, 0.3], series: name).dodged() }
            }
        }
        #expect(try grid(below(["one"])) == 0 && grid(below(["one", "two"])) == 2)
        let beside = Plot(x: .linear("x", domain: 0...1).ticks([]), y: .categories("", names)) {
            Points(x: [0.1, 0.2, 0.3], y: names)
        }
        #expect(try grid(beside) == 3)
    }

    @Test func dodgedLinesFollowTheirPoints() throws {
        let plot = Plot {
            for name in ["a", "b"] {
                Line(x: [0.0, 1], y: [0.0, 1], series: name).dodged()
                Points(x: [0.0, 1], y: [0.0, 1], series: name).dodged()
            }
        }
        let layout = try plot.layout()
        let space = PanelSpace(frame: layout.panels[0].frame, x: layout.panels[0].scaled.x, y: layout.panels[0].scaled.y)
        let dodge = Dodge(layout.panels[0].scaled.layers, space)
        let offsets = layout.panels[0].scaled.layers.map { dodge.slot(of: $0).offset }
        #expect(offsets == [-4, -4, 4, 4])
    }

    @Test func reversedHeatMapsAreTurned() throws {
        func colors(_ axis: Axis) throws -> [Color] {
            let plot = Plot(x: axis, y: "y") { HeatMap(x: [0.0, 1], y: [0.0], values: [[0, 1]]) }
            var found: [(Double, Color)] = []
            func visit(_ nodes: [SceneNode]) {
                for node in nodes {
                    if case .group(_, _, let children) = node { visit(children) }
                    if case .rectangle(let rect, let color) = node { found.append((rect.x, color)) }
                }
            }
            visit(try plot.scene(.light).nodes)
            return found.sorted { $0.0 < $1.0 }.map(\.1)
        }
        #expect(try colors(.linear("x")) == colors(.linear("x").reversed()).reversed())
    }
}
