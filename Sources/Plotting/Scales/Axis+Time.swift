public import Foundation

extension Axis {
    /// Dates and times of day, in Greenwich: data are `Date`s, or seconds since 1970 began.
    public static func time(_ title: String = "", domain: ClosedRange<Date>? = nil) -> Axis {
        Axis(.time, title, domain.map { $0.lowerBound.timeIntervalSince1970...$0.upperBound.timeIntervalSince1970 })
    }

    /// Labels exactly these moments, at most 1000, where they don't overlap, on an axis of time.
    public func ticks(dates: [Date]) -> Axis { ticks(dates.map(\.timeIntervalSince1970)) }
}

extension Date: Plottable {
    public static func channel(_ values: [Date]) -> Channel { Channel(values.map(\.timeIntervalSince1970)) }
}
