/// A day of the Gregorian calendar.
public struct CivilDate: Sendable, Hashable, Codable, Comparable {
    public let year: Int
    /// 1 … 12.
    public let month: Int
    /// From 1.
    public let day: Int

    /// Nil if the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, in: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads "1981-01-31".
    public init?(parsing text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }) else {
            return nil
        }
        guard let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// 1 on New Year's Day.
    public var dayOfYear: Int {
        (1..<month).reduce(day) { $0 + Self.length(ofMonth: $1, in: year) }
    }

    /// 0 on the first of January 1970, negative before.
    public var daysSince1970: Int {
        let leapDays = { (year: Int) in year / 4 - year / 100 + year / 400 }
        return (year - 1970) * 365 + leapDays(year - 1) - leapDays(1969) + dayOfYear - 1
    }

    /// Noon of the day in years: 1981.5 is the middle of 1981, in leap years too.
    public var decimalYear: Double {
        Double(year) + (Double(dayOfYear) - 0.5) / (Self.isLeap(year) ? 366 : 365)
    }

    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
