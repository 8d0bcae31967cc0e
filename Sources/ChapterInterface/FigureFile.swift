/// One of the files that a figure is drawn to, by what follows the figure's name.
public enum FigureFile: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
    case svg = ".svg"
    /// For dark pages.
    case darkSVG = "-dark.svg"
    /// For phones.
    case narrowSVG = "-narrow.svg"
    case narrowDarkSVG = "-narrow-dark.svg"
    case pdf = ".pdf"
    case png = ".png"
    /// The data behind the drawing.
    case csv = ".csv"
    /// What the page's script shows of the values, and all moments of a figure that is stepped through.
    case values = ".js"

    /// Those whose size has a limit: the moments of a figure, in a drawing for wide pages and in one for narrow ones, and their values may
    /// together weigh two and a half times as much as each of these.
    package static let budgeted: [FigureFile] = [.svg, .narrowSVG]

    /// Those that `figures/` keeps. The drawing for dark pages is the light one in the colours that its style sheet names.
    package static let recorded: [FigureFile] = [.svg, .csv]

    /// Those that `figures/` keeps of a figure whose data set may be absent: all that can't be made of them again, but for the picture of
    /// pixels, which weighs more than all the rest.
    package static let irreplaceable: [FigureFile] = [.svg, .narrowSVG, .pdf, .csv, .values]

    /// Of a drawing for light pages, the one for dark pages that is the same in other colours.
    package var darkTwin: FigureFile? {
        switch self {
        case .svg: .darkSVG
        case .narrowSVG: .narrowDarkSVG
        case .darkSVG, .narrowDarkSVG, .pdf, .png, .csv, .values: nil
        }
    }
}
