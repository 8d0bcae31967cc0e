extension PlotError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noPanels: "the figure has no panels: add a Plot to the grid"
        case .facetShape(let panels, let rows, let columns):
            "\(rows) × \(columns) facets have \(panels) panels: let each facet be one Plot, not a grid of plots"
        case .noMarks(let panel): "panel \(panel) has no marks: add a Line, Points or another mark"
        case .emptySeries(let panel, let mark, let series):
            "the series “\(series)” has no data in any panel (\(mark) in panel \(panel)): leave it out where there is nothing to show"
        case .nothingToShow(let panel):
            "panel \(panel) has no value that its axes can show (NaN, infinities, on a logarithmic axis values ≤ 0, and values where an "
                + "axis breaks are left out): give it data, or both axes a domain"
        case .outsideDomain(let panel, let axis):
            "none of the data of panel \(panel) lie in the domain that its \(axis) axis was given"
        case .noTicks(let panel, let axis):
            "none of the ticks that the \(axis) axis of panel \(panel) was given lies in its domain"
        case .unequalCounts(let panel, let mark, let counts):
            "the channels of \(mark) in panel \(panel) differ in length: "
                + counts.sorted { $0.key < $1.key }.map { "\($0.key) has \($0.value)" }.joined(separator: ", ")
        case .mixedAxis(let panel, let axis): "the \(axis) axis of panel \(panel) has both numbers and strings"
        case .unknownCategory(let panel, let axis, let name):
            "“\(name)” is not among the categories of the \(axis) axis of panel \(panel)"
        case .invalidDomain(let panel, let axis, let fault): "the domain of the \(axis) axis of panel \(panel) \(fault)"
        case .heatMapShape(let panel, let columns, let rows, let rowCounts):
            "the grid of panel \(panel) has \(columns) columns and \(rows) rows, but \(rowCounts.count) rows of values"
                + (rowCounts.first { $0 != columns }.map { ", one of them with \($0) values" } ?? "")
        case .heatMapOrder(let panel, let axis): "the grid of panel \(panel) needs ascending, distinct centres along \(axis)"
        case .repeatedBar(let panel, let series, let place):
            "the bars\(named(series)) of panel \(panel) have several at \(place), which would hide each "
                + "other: sum them up, or name a series for each"
        case .turnedInterval(let panel, let series, let place):
            "the error bars\(named(series)) of panel \(panel) have a lower end above the upper one at \(place): let low be at most "
                + "high, and plusMinus 0 or more"
        case .turningBack(let panel, let mark, let series):
            "the data of the \(mark)\(named(series)) of panel \(panel) go to and fro along x, so that parts would hide each other: "
                + "sort them by x"
        case .invalidSlope(let panel): "the reference slope of panel \(panel) has a slope or a point that is not finite"
        case .severalHeatMaps(let panel): "panel \(panel) has several heat maps, but only one colour scale"
        case .size(let width, let height):
            "a figure of \(NumberText.fixed(width, decimals: 0)) × \(NumberText.fixed(height, decimals: 0)) px has no room for its panels"
        case .tooLarge(let side, let length, let limit):
            "the \(side) of the figure is \(NumberText.fixed(length, decimals: 0)) px, which is too large: it should be below "
                + "\(NumberText.fixed(limit, decimals: 0)) px"
        case .setting(let name, let panel, let value, let allowed):
            "\(name) in panel \(panel) is \(NumberText.plain(value)), and should be \(allowed)"
        case .label(let error): error.description
        case .tooTall(let height, let limit, let panels):
            "on a phone the figure is \(NumberText.fixed(height, decimals: 0)) px high, more than two screens "
                + "(\(NumberText.fixed(limit, decimals: 0)) px): "
                + (panels > 1
                    ? "show fewer than its \(panels) panels, share their axes (sharing: [.x, .y]) so that they fit side by side, or "
                    : "show fewer series, or shorter names of them, or ")
                + "say a smaller height"
        }
    }

    private func named(_ series: String?) -> String { series.map { " “\($0)”" } ?? "" }
}

extension LabelError: CustomStringConvertible {
    public var description: String { "in the label “\(source)”, column \(column): \(problem.description)" }
}

extension LabelError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unclosedMath: "“$” without a closing “$” (write “\\$” for a dollar sign)"
        case .unclosedBrace: "“{” without a closing “}”"
        case .unexpectedBrace: "“}” without an opening “{”"
        case .unknownCommand(let name, let suggestion):
            "unknown command “\\\(name)”" + (suggestion.map { "; did you mean “\\\($0)”?" } ?? "")
        case .missingArgument(let command): "“\(command)” needs something after it"
        case .doubleScript(let mark): "a second “\(mark)” on the same base: use braces"
        case .tooDeep: "braces, fractions or scripts lie too deep inside of each other"
        case .noGlyph(let character) where character.isNewline: "a label has no line breaks of its own"
        case .noGlyph(let character): "no font of the figures has the character “\(character)”"
        }
    }
}
