import FigureGallery
import Foundation
import TestSupport
import Testing

@testable import Plotting

/// The gallery chapter's code is what the tests draw, and its pictures are goldens.
struct GalleryChapterTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The functions of `Tests/FigureGallery/GalleryChapter.swift` are the chapter's blocks.
    @Test func functionsAreTheBlocksOfTheChapter() throws {
        let chapter = try String(contentsOf: Self.root.appendingPathComponent("chapters/92-figure-gallery.md"), encoding: .utf8)
        let text = GalleryChapterText(chapter).swift
        try expectGolden(text.utf8, Self.root.appendingPathComponent("Tests/FigureGallery/GalleryChapter.swift"))
    }

    @Test(arguments: Gallery.chapter) func pictureIsGolden(_ figure: Gallery.Figure) throws {
        let scene = try figure.plot().scene(.light)
        try expectGolden(SceneText.lines(scene).utf8, GoldenFolder().file("gallery/\(figure.name).scene.txt"))
    }

    /// What the module offers is in its manual: every mark, and every way of writing an axis.
    @Test func showsEveryMark() throws {
        let shown = Set(Gallery.chapter.flatMap { $0.plot().panels.flatMap(\.layers).map(\.geometry.traits.name) })
        let marks: Set = [
            "line", "points", "stems", "bars", "area", "band", "error bars", "histogram", "boxes", "heat map", "contours", "rule",
            "label", "arrow", "reference slope",
        ]
        #expect(marks.subtracting(shown) == [])
        let kinds = Gallery.chapter.flatMap { $0.plot().panels.flatMap { [$0.x.kind, $0.y.kind] } }
        #expect(kinds.contains(.log) && kinds.contains(.squareRoot) && kinds.contains(.time) && kinds.contains(.broken(5...60)))
        #expect(kinds.contains(.symlog(0.01)))
    }
}

/// The chapter as a source file: its shared declarations, and a function a figure.
struct GalleryChapterText {
    private struct Block {
        let heading: String
        let code: [Substring]
    }

    private let blocks: [Block]

    init(_ chapter: String) {
        var blocks: [Block] = []
        var code: [Substring] = []
        var heading: String?
        for line in chapter.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = heading {
                if line == "```" {
                    blocks.append(Block(heading: open, code: code.filter { !$0.hasPrefix("//|") }))
                    heading = nil
                } else {
                    code.append(line)
                }
            } else if line.hasPrefix("```swift ") {
                heading = String(line.dropFirst("```swift ".count))
                code = []
            }
        }
        self.blocks = blocks
    }

    var swift: String {
        let shared = blocks.filter { $0.heading == "shared" }.flatMap(\.code).filter { !$0.hasPrefix("import ") }
        let figures = blocks.compactMap { block in
            block.heading.hasPrefix("figure fig-gallery-")
                ? (String(block.heading.dropFirst("figure fig-".count)), block.code) : nil
        }
        var lines = [
            "// The code of chapters/92-figure-gallery.md, written by `GalleryChapterTests` with UPDATE_GOLDENS=1.",
            "// swift-format-ignore-file", "", "internal import Foundation", "internal import Plotting",
        ]
        lines += shared.map(String.init)
        lines += ["", "extension Gallery {", "    package static let chapter: [Figure] = ["]
        lines += figures.map { "        Figure(name: \"\($0.0)\", plot: \(Self.function($0.0)))," }
        lines += ["    ]", "}"]
        for (name, code) in figures {
            lines +=
                ["", "@Sendable private func \(Self.function(name))() -> Plot {"] + code.map { $0.isEmpty ? "" : "    " + $0 } + [
                    "}"
                ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `gallery-error-bars` → `galleryErrorBars`.
    private static func function(_ name: String) -> String {
        name.split(separator: "-").enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
    }
}
