/// Data of a figure's mark that it does not show: its axes have no place for them, since they are no numbers or infinite, or on a
/// logarithmic axis not above 0; or they are points beyond the domain that the author gave an axis.
public struct LeftOutData: Codable, Sendable, Equatable {
    /// As in the figure's CSV: `line`.
    public let mark: String
    public let series: String?
    public let count: Int
    /// How many there are in all.
    public let total: Int
    /// Beyond the domain of an axis; in older records of none.
    public let isBeyondDomain: Bool?

    package init(mark: String, series: String?, count: Int, total: Int, isBeyondDomain: Bool? = nil) {
        self.mark = mark
        self.series = series
        self.count = count
        self.total = total
        self.isBeyondDomain = isBeyondDomain
    }

    /// `3 of 40 data of trained (line)`
    package var sentence: String {
        let name = series.map { "\($0) (\(mark))" } ?? "a mark (\(mark))"
        return "\(count) of \(total) data of \(name)"
    }

    /// Why it is not shown.
    package var reason: String {
        isBeyondDomain == true ? "beyond the ends of an axis" : "no number, infinite, or not above 0 on a logarithmic axis"
    }
}
