import FigureGallery
import Foundation
import Plotting
import TestSupport
import Testing

@testable import CairoRendering

/// The installed fonts are the ones that figures are laid out for.
struct FontTests {
    /// Of text faces, the ranges that labels need.
    private static let textRanges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0xA0...0x17F, 0x391...0x3C9, 0x3D1...0x3D5, 0x2009...0x200A, 0x2010...0x2026, 0x2030...0x2033,
        0x2070...0x209C,
        0x2113...0x2113, 0x2190...0x2195, 0x2200...0x22FF,
    ]

    @Test(arguments: FontFace.allCases) func widthTableIsTheFonts(_ face: FontFace) throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/Plotting/Text/\(fileName(face))").standardized
        try expectGolden(tableSource(face).utf8, source)
    }

    @Test func missingFontNamesItsPackage() {
        let error = CairoError.missingFont(path: "/nowhere/Inter.otf", package: "fonts-inter")
        #expect(throws: error) { try FontFile(path: "/nowhere/Inter.otf", package: "fonts-inter") }
        #expect(error.description == "the font /nowhere/Inter.otf is missing: run “apt-get install fonts-inter”")
    }

    @Test func otherFilesAreNotFonts() {
        #expect(throws: CairoError.self) { try FontFile(path: #filePath, package: "none") }
    }

    @Test func missingGlyphIsAnError() throws {
        let file = try FontFile(.calligraphic)
        #expect(throws: CairoError.missingGlyph("7", path: FontFace.calligraphic.file.path)) { try file.index(of: "7") }
    }

    private func fileName(_ face: FontFace) -> String {
        "FontTable+\(face.rawValue.prefix(1).uppercased())\(face.rawValue.dropFirst()).swift"
    }

    private func tableSource(_ face: FontFace) throws -> String {
        let file = try FontFile(face)
        let isText = face == .text || face == .textBold
        var tokens: [String] = []
        var previous: UInt32?
        for code in file.codePoints() where code < 0xE000 && (!isText || Self.textRanges.contains { $0.contains(code) }) {
            guard let scalar = Unicode.Scalar(code) else { continue }
            if previous.map({ $0 + 1 }) != code { tokens.append(String(format: "%04X:", code)) }
            tokens.append(token(try file.metrics(of: scalar), isText: isText))
            previous = code
        }
        let name = URL(fileURLWithPath: face.file.path).lastPathComponent
        return """
            extension FontTable {
                /// \(name). Written by the test of the width tables with `UPDATE_GOLDENS=1`.
                static let \(face.rawValue) = FontTable(
                    \"""
            \(wrapped(tokens).map { "        " + $0 }.joined(separator: "\n"))
                    \""")
            }

            """
    }

    private func token(_ metrics: [Int], isText: Bool) -> String {
        var parts = isText ? [metrics[0]] : metrics
        while parts.count > 1, parts.last == 0 { parts.removeLast() }
        return parts.map(String.init).joined(separator: "/")
    }

    private func wrapped(_ tokens: [String]) -> [String] {
        var lines: [String] = []
        for token in tokens {
            if let last = lines.last, last.count + 1 + token.count <= 118 {
                lines[lines.count - 1] = last + " " + token
            } else {
                lines.append(token)
            }
        }
        return lines
    }
}
