/// Data of a figure's mark that it does not show, since its axes have no place for them: what is no number or infinite, and on a
/// logarithmic axis what is not above 0.
public struct LeftOutData: Codable, Sendable, Equatable {
    /// As in the figure's CSV: `line`.
    public let mark: String
    public let series: String?
    public let count: Int
    /// How many there are in all.
    public let total: Int

    package init(mark: String, series: String?, count: Int, total: Int) {
        self.mark = mark
        self.series = series
        self.count = count
        self.total = total
    }

    /// `3 of 40 data of trained (line)`
    package var sentence: String {
        let name = series.map { "\($0) (\(mark))" } ?? "a mark (\(mark))"
        return "\(count) of \(total) data of \(name)"
    }

    /// Why it is not shown.
    package static let reason = "no number, infinite, or not above 0 on a logarithmic axis"
}
