extension FontFace {
    package var table: FontTable {
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
