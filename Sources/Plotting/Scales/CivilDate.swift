/// A day of the Gregorian calendar, extended to all years, and a time of day in Greenwich.
///
/// The calendar is computed here and not asked of the system: a figure must not depend on a time zone or on a locale.
struct CivilDate: Equatable {
    static let secondsADay = 86_400.0
    /// Beyond this, in seconds, years are too far for a calendar.
    static let reach = 5e15
    private static let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    /// A cycle of 400 years has this many days.
    private static let cycle = 146_097

    var year: Int
    /// From 1.
    var month: Int
    /// From 1.
    var day: Int
    /// Since midnight.
    var second: Double

    init(year: Int, month: Int = 1, day: Int = 1, second: Double = 0) {
        self.year = year
        self.month = month
        self.day = day
        self.second = second
    }

    /// - Parameter seconds: since 1970 began, finite and within some 250 million years of it.
    init(seconds: Double) {
        let days = (seconds / Self.secondsADay).rounded(.down)
        second = seconds - days * Self.secondsADay
        // Years are counted from March, so that the leap day is a year's last.
        let shifted = Int(days) + 719_468
        let era = shifted >= 0 ? shifted / Self.cycle : (shifted - Self.cycle + 1) / Self.cycle
        let dayOfEra = shifted - era * Self.cycle
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Since 1970 began.
    var seconds: Double {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear >= 0 ? shiftedYear / 400 : (shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Double(era * Self.cycle + dayOfEra - 719_468) * Self.secondsADay + second
    }

    var monthName: String { Self.monthNames[month - 1] }

    /// Hours and minutes, with seconds where they are not whole minutes.
    func clock(showsSeconds: Bool) -> String {
        let whole = Int(second.rounded())
        let text = Self.padded(whole / 3600) + ":" + Self.padded(whole / 60 % 60)
        return showsSeconds ? text + ":" + Self.padded(whole % 60) : text
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
