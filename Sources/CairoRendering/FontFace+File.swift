internal import ChapterInterface
internal import Plotting

extension FontFace {
    /// The file that holds the face.
    var file: FigureFont {
        switch self {
        case .text: .text
        case .textBold: .textBold
        case .mathRegular: .mathRegular
        case .mathItalic: .mathItalic
        case .mathBold: .mathBold
        case .symbols: .symbols
        case .calligraphic: .calligraphic
        case .operators: .operators
        }
    }
}
