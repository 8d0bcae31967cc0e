import Foundation
import Plotting
import ReportSeries
import Testing

/// One table from the meaning of a series to its look, which every figure of the report takes.
struct ReportSeriesTests {
    private struct FigureBlock {
        let chapter: String
        let name: String
        let caption: String
        let code: String
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func figureBlocks() throws -> [FigureBlock] {
        let folder = root.appendingPathComponent("chapters")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted()
        return try names.flatMap { chapter in
            let text = try String(contentsOf: folder.appendingPathComponent(chapter), encoding: .utf8)
            return text.components(separatedBy: "\n```swift figure ").dropFirst().map { part in
                let block = part.components(separatedBy: "\n```")[0]
                let lines = block.components(separatedBy: "\n")
                let caption = lines.first { $0.hasPrefix("//| caption: ") } ?? ""
                let code = lines.dropFirst().filter { !$0.hasPrefix("//|") }.joined(separator: "\n")
                return FigureBlock(chapter: chapter, name: lines[0], caption: caption, code: code)
            }
        }
    }

    /// The series of each recorded figure, from its data.
    private static func recordedSeries() throws -> [String: Set<String>] {
        let folder = root.appendingPathComponent("figures")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".csv") }
        var series: [String: Set<String>] = [:]
        for file in files {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            guard text.hasPrefix("panel,series,mark") else { continue }
            series[String(file.dropLast(4))] = Set(text.split(separator: "\n").dropFirst().map { csvFields(String($0))[1] })
        }
        return series
    }

    private static func csvFields(_ line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    @Test func everyFigureWithASeriesOfTheTableTakesItsLook() throws {
        let series = try Self.recordedSeries()
        let blocks = try Self.figureBlocks()
        #expect(blocks.count > 100)
        var taken = 0
        for block in blocks where block.chapter != "92-figure-gallery.md" {
            let known = (series[block.name] ?? []).filter { SeriesKey.report[$0] != nil }
            if known.isEmpty { continue }
            taken += 1
            #expect(block.code.contains(".key(.report)"), "\(block.chapter): \(block.name) shows \(known.sorted())")
        }
        #expect(taken > 40)
    }

    /// Within a family that is compared in one figure, no two meanings look alike, with or without colour.
    @Test func meaningsThatMeetInAFigureDiffer() throws {
        for (figure, names) in try Self.recordedSeries() {
            var looks: [String: SeriesLook] = [:]
            for name in names { if let look = SeriesKey.report[name] { looks[name] = look } }
            for (name, look) in looks {
                for (other, otherLook) in looks where other != name && look.paint == otherLook.paint {
                    #expect(look == otherLook, "\(figure): \(name) and \(other) share a colour and mean different things")
                }
            }
        }
    }

    /// What a theme hands out, a caption must not name: it may say what the block itself sets, or ask the table (`SeriesKey.report["vanilla"]`).
    @Test func captionsNameNoStyleThatTheThemeHandsOut() throws {
        let drawnDashed = ["Rule(", "ReferenceSlope(", ".dashed()", ".dash(.dashed)", ".longDashed"]
        let allowed: [(word: String, because: [String])] = [
            ("solid", [".dash(.solid)"]), ("dotted", [".dotted()"]), ("dashed", drawnDashed),
            ("grey", [".muted", "Rule(", "ReferenceSlope("]), ("black", [".ink"]), ("blue", []), ("red", []), ("green", []),
            ("amber", []), ("orange", []), ("purple", []), ("cyan", []), ("brown", []), ("circles", [".circle"]),
            ("triangles", [".triangle"]), ("rings", [".ring"]), ("diamonds", [".diamond"]),
        ]
        for block in try Self.figureBlocks() where !block.chapter.hasPrefix("92-") {
            let caption = block.caption.replacing(/`\{swift\}[^`]*`/, with: "").replacing(/\$[^$]*\$/, with: "").lowercased()
            let words = Set(caption.split { !$0.isLetter }.map(String.init))
            for (word, because) in allowed where words.contains(word) {
                let code = block.code.filter { !$0.isWhitespace }
                let isSaid = because.contains { code.contains($0) } || block.code.contains("diverging")
                #expect(isSaid, "\(block.chapter): the caption of \(block.name) says “\(word)”, and its code does not")
            }
        }
    }
}
