package import Plotting

/// Why a figure has no files.
package enum FigureError: Error, Equatable, Sendable {
    case plot(PlotError)
    case cairo(CairoError)
}

extension FigureError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .plot(let error): error.description
        case .cairo(let error): error.description
        }
    }
}
