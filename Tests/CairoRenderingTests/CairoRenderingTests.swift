import ChapterInterface
import FigureGallery
import Foundation
import Plotting
import TestSupport
import Testing

@testable import CairoRendering

/// Same input, same bytes; and the bytes are what they say.
struct CairoRenderingTests {
    @Test(arguments: Gallery.all) func sameSceneSameBytes(_ figure: Gallery.Figure) throws {
        let first = try RenderedFigure(figure.plot())
        let second = try RenderedFigure(figure.plot())
        #expect(first == second)
        #expect(Set(first.files.keys) == Set(FigureFile.allCases))
    }

    @Test func concurrentDrawingsAreEqual() async throws {
        let plot = try #require(Gallery.plot("error-rates"))
        let other = try #require(Gallery.plot("bars"))
        let expected = try RenderedFigure(plot)
        try await withThrowingTaskGroup(of: RenderedFigure?.self) { group in
            for index in 0..<12 {
                group.addTask {
                    if index.isMultiple(of: 3) {
                        _ = try RenderedFigure(other)
                        return nil
                    }
                    return try RenderedFigure(plot)
                }
            }
            for try await figure in group { if let figure { #expect(figure == expected) } }
        }
    }

    @Test(arguments: ["error-rates", "formulas"]) func svgIsGolden(_ name: String) throws {
        let plot = try #require(Gallery.plot(name))
        try expectGolden(CairoRenderer.svg(plot.scene(.light)), GoldenFolder().file("\(name).svg"))
        try expectGolden(CairoRenderer.svg(plot.scene(.dark)), GoldenFolder().file("\(name)-dark.svg"))
    }

    @Test func shapesBecomeSVG() throws {
        let red = Color(0xCC0000)
        var dots = Path()
        dots.add(dot: Point(5, 5))
        let scene = Scene(
            width: 40, height: 30, background: Color(0xFFFFFF),
            nodes: [
                .rectangle(Rect(x: 1, y: 2, width: 3, height: 4), red.opacity(0.5)),
                .stroke(dots, Stroke(red, width: 6, cap: .round)),
                .group(
                    name: "inside", clip: Rect(x: 10, y: 10, width: 5, height: 5),
                    [.stroke(Path(polyline: [Point(0, 0), Point(40, 30)]), Stroke(red, width: 1, dash: [2, 1]))]),
            ])
        let svg = String(decoding: try CairoRenderer.svg(scene), as: UTF8.self)
        #expect(svg.contains("<path style=\"fill:#cc0000;fill-opacity:0.5\" d=\"M1 2L4 2L4 6L1 6Z\"/>"))
        #expect(svg.contains("stroke-linecap:round;stroke-linejoin:round;stroke:#cc0000\" d=\"M5 5L5 5\"/>"))
        #expect(svg.contains("stroke-dasharray:2,1"))
        #expect(svg.contains("clip-path=\"url(#i0)\"") && svg.contains("<clipPath id=\"i0\">"))
        #expect(svg.contains("width=\"40\" height=\"30\" viewBox=\"0 0 40 30\""))
    }

    @Test func svgIsTransparentAndReferencesResolve() throws {
        let scene = try #require(Gallery.plot("phase-map")).scene(.dark)
        let svg = String(decoding: try CairoRenderer.svg(scene), as: UTF8.self)
        let ids = Set(svg.matches(of: /id="([^"]+)"/).map { String($0.1) })
        let references = svg.matches(of: /#(i\d+)/).map { String($0.1) }
        #expect(!references.isEmpty && references.allSatisfy(ids.contains))
        #expect(ids.allSatisfy { $0.hasPrefix("i") })
        #expect(!svg.contains("<rect"))
    }

    @Test func pdfHasNoClockAndKeepsText() throws {
        let pdf = String(decoding: try CairoRenderer.pdf(try #require(Gallery.plot("bars")).scene(.light)), as: UTF8.self)
        #expect(pdf.hasPrefix("%PDF-"))
        #expect(pdf.contains("CreationDate (20000101000000"))
        #expect(pdf.contains("Inter-Regular"))
    }

    @Test func pngHasItsSize() throws {
        let scene = Scene(width: 33, height: 20.5, background: Color(0xFFFFFF), nodes: [])
        let png = try CairoRenderer.png(scene, scale: 2)
        #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 * 256 + Int($1) } }
        #expect(number(png[16..<20]) == 66)
        #expect(number(png[20..<24]) == 41)
    }

    @Test func plotErrorsPassThrough() {
        #expect(throws: FigureError.plot(.noMarks(panel: 1))) { try RenderedFigure(Plot {}) }
    }

    @Test func unwritableSizeIsAnError() {
        let scene = Scene(width: 1e6, height: 1e6, background: Color(0xFFFFFF), nodes: [])
        #expect(throws: CairoError.self) { try CairoRenderer.png(scene) }
    }
}
