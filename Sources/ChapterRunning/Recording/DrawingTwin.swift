import Foundation

/// A drawing for light pages holds the style sheet of its twin for dark ones, `<style data-dark="…">`; in all else they are the same.
enum DrawingTwin {
    /// The drawing for dark pages; nil if `drawing` names no colours for them.
    static func dark(of drawing: Data) -> Data? {
        let text = String(decoding: drawing, as: UTF8.self)
        guard let style = text.firstMatch(of: /<style data-dark="([^"<>]*)">[^<]*<\/style>/) else { return nil }
        return Data((text[..<style.range.lowerBound] + "<style>\(style.1)</style>" + text[style.range.upperBound...]).utf8)
    }
}
