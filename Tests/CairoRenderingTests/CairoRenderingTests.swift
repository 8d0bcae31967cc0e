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
        let twins = try SVGTwins(light: plot.scene(.light), dark: plot.scene(.dark))
        try expectGolden(twins.light, GoldenFolder().file("\(name).svg"))
        try expectGolden(twins.dark, GoldenFolder().file("\(name)-dark.svg"))
    }

    @Test func svgIsTransparentAndReferencesResolve() throws {
        let scene = try #require(Gallery.plot("phase-map")).scene(.dark)
        let svg = String(decoding: try SVGTwins(light: scene, dark: scene).light, as: UTF8.self)
        let ids = svg.matches(of: /id="([^"]+)"/).map { String($0.1) }
        let references = svg.matches(of: /(?:href="|url\()#([A-Za-z0-9]+)/).map { String($0.1) }
        #expect(!references.isEmpty && references.allSatisfy(Set(ids).contains) && Set(ids).count == ids.count)
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
