/// Sizes of type and distances, in px.
enum Typography {
    // Beside text of 20 px and captions of 15, as in a journal about 0.7 of the text; exponents are 10 px.
    static let tick = Typesetter(size: 13)
    static let axis = Typesetter(size: 14)
    static let legend = Typesetter(size: 14)
    static let note = Typesetter(size: 13)
    static let panelTitle = Typesetter(size: 14, isBold: true)
    static let smallPanelTitle = Typesetter(size: 11, isBold: true)
    static let figureTitle = Typesetter(size: 16, isBold: true)
    /// Of numbers in the cells of a heat map.
    static let cell = Typesetter(size: 11)
    static let footnote = Typesetter(size: 12)

    static let tickLength = 4.0
    static let minorTickLength = 2.5
    static let tickLabelGap = 4.0
    static let titleGap = 7.0
    static let outerMargin = 6.0
    static let columnGap = 16.0
    /// A colour bar's title must not look like the next panel's.
    static let barColumnGap = 30.0
    static let rowGap = 14.0
    /// Between the legend and what stands below it: more than between a panel and its title.
    static let legendGap = 8.0
    static let legendGapOverTitles = 16.0

    /// From the middle of a tick label's digits to their baseline.
    static let tickDrop = tick.size * 0.364
}
