public import Foundation

extension Axis {
    /// Dates and times of day, in Greenwich: data are `Date`s, or seconds since 1970 began.
    public static func time(_ title: String = "", domain: ClosedRange<Date>? = nil) -> Axis {
        Axis(.time, title, domain.map { $0.lowerBound.timeIntervalSince1970...$0.upperBound.timeIntervalSince1970 })
    }
}

extension Date: Plottable {
    public static func channel(_ values: [Date]) -> Channel { Channel(values.map(\.timeIntervalSince1970)) }
}
