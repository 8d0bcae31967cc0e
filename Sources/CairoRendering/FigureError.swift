package import Plotting

/// Why a figure has no files.
package enum FigureError: Error, Equatable, Sendable {
    case plot(PlotError)
    case cairo(CairoError)
    /// Text that can't be read, on wide pages or on narrow ones.
    case illegible(onNarrowPage: Bool, [SceneFault])
    /// An SVG that weighs more bytes than the figure may.
    case tooHeavy(bytes: Int, budget: Int)
    /// A script with all moments of a figure that weighs more bytes than it may.
    case momentsTooHeavy(bytes: Int, budget: Int)
}

extension FigureError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .plot(let error): error.description
        case .cairo(let error): error.description
        case .illegible(let isNarrow, let faults):
            (isNarrow ? "on a phone " : "") + faults.map(\.description).joined(separator: "; ")
                + ": shorten a label, move it, or give the figure more room (.size(height: …))"
        case .tooHeavy(let bytes, let budget):
            "the figure's SVG weighs \((bytes + 500) / 1000) kB, its budget is \(budget / 1000) kB: draw fewer marks, or say "
                + "`.budget(kilobytes: \((bytes + 49_999) / 50_000 * 50))`"
        case .momentsTooHeavy(let bytes, let budget):
            "the figure's moments weigh \((bytes + 500) / 1000) kB, their budget is \(budget / 1000) kB, two and a half times that of an SVG: show "
                + "fewer of them, draw fewer marks, or say `.budget(kilobytes: \((bytes * 2 / 5 + 49_999) / 50_000 * 50))`"
        }
    }
}
