/// Sizes of type and distances, in px.
enum Typography {
    static let tick = Typesetter(size: 11)
    static let axis = Typesetter(size: 12)
    static let legend = Typesetter(size: 12)
    static let note = Typesetter(size: 11.5)
    static let panelTitle = Typesetter(size: 12.5, isBold: true)
    static let figureTitle = Typesetter(size: 14, isBold: true)

    static let tickLength = 4.0
    static let minorTickLength = 2.5
    static let tickLabelGap = 4.0
    static let titleGap = 7.0
    static let outerMargin = 6.0
    static let columnGap = 16.0
    /// A colour bar's title must not look like the next panel's.
    static let barColumnGap = 30.0
    static let rowGap = 14.0

    /// From the middle of a tick label's digits to their baseline.
    static let tickDrop = tick.size * 0.364
}
