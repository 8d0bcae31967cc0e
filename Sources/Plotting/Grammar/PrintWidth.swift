/// The width of a figure in print, in points of 1/72 inch.
public struct PrintWidth: Equatable, Sendable {
    public let points: Double

    public init(points: Double) { self.points = points }

    /// A column of a page with two: 89 mm, as in most journals.
    public static let singleColumn = PrintWidth(points: 252)
    /// Both columns: 183 mm.
    public static let doubleColumn = PrintWidth(points: 519)

    /// A CSS pixel is 1/96 inch.
    static let pointsPerPixel = 0.75
}
