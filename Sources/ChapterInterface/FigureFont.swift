/// A font file that figures are set in: its bytes enter the keys of figures.
package enum FigureFont: String, CaseIterable, Sendable {
    case text = "/usr/share/fonts/opentype/inter/Inter-Regular.otf"
    case textBold = "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"
    case mathRegular = "/usr/share/fonts/truetype/katex/KaTeX_Main-Regular.ttf"
    case mathItalic = "/usr/share/fonts/truetype/katex/KaTeX_Math-Italic.ttf"
    case mathBold = "/usr/share/fonts/truetype/katex/KaTeX_Main-Bold.ttf"
    case symbols = "/usr/share/fonts/truetype/katex/KaTeX_AMS-Regular.ttf"
    case calligraphic = "/usr/share/fonts/truetype/katex/KaTeX_Caligraphic-Regular.ttf"
    case operators = "/usr/share/fonts/truetype/katex/KaTeX_Size1-Regular.ttf"

    /// Where its Debian package puts it.
    package var path: String { rawValue }

    /// The Debian package that holds it.
    package var package: String {
        switch self {
        case .text, .textBold: "fonts-inter"
        case .mathRegular, .mathItalic, .mathBold, .symbols, .calligraphic, .operators: "fonts-katex"
        }
    }
}
