/// The distance between two ticks of an axis of time.
enum TimeStep: Equatable {
    case seconds(Double)
    case days(Int)
    case months(Int)
    case years(Int)

    /// From short to long. Years go on in 1, 2 and 5 times powers of ten.
    static let all: [TimeStep] = clock + days + months + years

    private static let clock: [TimeStep] = [1, 2, 5, 15, 30, 60, 120, 300, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200]
        .map { (count: Double) in .seconds(count) }
    private static let days: [TimeStep] = [1, 2, 7, 14].map { (count: Int) in .days(count) }
    private static let months: [TimeStep] = [1, 2, 3, 6].map { (count: Int) in .months(count) }
    private static let years: [TimeStep] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000].flatMap { (power: Int) in
        [TimeStep.years(power), .years(2 * power), .years(5 * power)]
    }

    /// The longest that all of these moments are multiples of; `nil` for moments too far for a calendar.
    ///
    /// - Parameter moments: in seconds since 1970.
    static func between(_ moments: [Double]) -> TimeStep? {
        guard moments.allSatisfy({ $0.magnitude < CivilDate.reach }) else { return nil }
        let dates = moments.map(CivilDate.init(seconds:))
        if dates.contains(where: { $0.second != 0 }) {
            return .seconds(dates.allSatisfy { $0.second.truncatingRemainder(dividingBy: 60) == 0 } ? 60 : 1)
        }
        if dates.contains(where: { $0.day != 1 }) { return .days(1) }
        return dates.contains { $0.month != 1 } ? .months(1) : .years(1)
    }

    /// About how long it is, in seconds.
    var length: Double {
        switch self {
        case .seconds(let count): count
        case .days(let count): Double(count) * CivilDate.secondsADay
        case .months(let count): Double(count) * 30.44 * CivilDate.secondsADay
        case .years(let count): Double(count) * 365.2425 * CivilDate.secondsADay
        }
    }

    /// The places of the ticks between two moments, in seconds since 1970.
    func places(from start: Double, to end: Double) -> [Double] {
        switch self {
        case .seconds(let step): Self.multiples(of: step, from: start, to: end)
        case .days(let count): days(count, from: start, to: end)
        case .months(let count): months(count, from: start, to: end)
        case .years(let count): months(12 * count, from: start, to: end)
        }
    }

    private static func multiples(of step: Double, from start: Double, to end: Double) -> [Double] {
        let first = (start / step).rounded(.up)
        let last = (end / step).rounded(.down)
        return first <= last && last - first < 1000 ? (0...Int(last - first)).map { (first + Double($0)) * step } : []
    }

    /// Each month starts anew, and its last days have no tick: the 1st, the 8th, the 15th, the 22nd.
    private func days(_ count: Int, from start: Double, to end: Double) -> [Double] {
        let days = Self.multiples(of: CivilDate.secondsADay, from: start, to: end)
        guard count > 1 else { return days }
        let last = count == 2 ? 29 : 28
        return days.filter { place in
            let day = CivilDate(seconds: place).day
            return (day - 1).isMultiple(of: count) && day <= last - count / 2
        }
    }

    private func months(_ count: Int, from start: Double, to end: Double) -> [Double] {
        let first = CivilDate(seconds: start)
        var month = ((first.year * 12 + first.month - 1) / count) * count - count
        var places: [Double] = []
        while places.count < 1000 {
            let year = month >= 0 ? month / 12 : (month - 11) / 12
            let place = CivilDate(year: year, month: month - year * 12 + 1).seconds
            if place > end { break }
            if place >= start { places.append(place) }
            month += count
        }
        return places
    }

    /// What a tick says: its own unit, and below it the larger one where that begins or the axis does.
    func label(_ place: Double, after previous: Double?) -> TickLabel {
        let date = CivilDate(seconds: place)
        let before = previous.map(CivilDate.init(seconds:))
        let isNewYear = before?.year != date.year
        switch self {
        case .seconds(let step):
            let isNewDay = isNewYear || before?.month != date.month || before?.day != date.day
            let day = "\(date.day)\u{2009}\(date.monthName)" + (isNewYear ? " \(NumberText.integer(date.year))" : "")
            return .twoLines(date.clock(showsSeconds: step < 60), isNewDay ? day : "")
        case .days:
            return .twoLines("\(date.day)\u{2009}\(date.monthName)", isNewYear ? NumberText.integer(date.year) : "")
        case .months: return .twoLines(date.monthName, isNewYear ? NumberText.integer(date.year) : "")
        case .years: return .plain(NumberText.integer(date.year))
        }
    }
}
