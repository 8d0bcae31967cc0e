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

    /// The two that `figures/` keeps.
    package static let recorded: [FigureFile] = [.svg, .csv]
}
