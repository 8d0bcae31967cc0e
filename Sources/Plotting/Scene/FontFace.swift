/// The faces that figures are set in. Which file holds a face is the renderer's business; how wide its glyphs are is `FontTable`'s.
package enum FontFace: String, CaseIterable, Sendable {
    case text, textBold
    case mathRegular, mathItalic, mathBold, symbols, calligraphic, operators
}
