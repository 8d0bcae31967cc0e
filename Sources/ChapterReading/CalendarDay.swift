/// Days written `2026-11-21`.
package enum CalendarDay {
    static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }) else { return false }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3, (1...12).contains(numbers[1]) else { return false }
        return (1...days(inMonth: numbers[1], of: numbers[0])).contains(numbers[2])
    }

    /// Days since 1970 of a valid day; 0 for any other.
    package static func number(of text: String) -> Int {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard isValid(text), parts.count == 3 else { return 0 }
        let (year, month) = (parts[0], parts[1])
        let leapDays = { (year: Int) in year / 4 - year / 100 + year / 400 }
        let years = (year - 1970) * 365 + leapDays(year - 1) - leapDays(1969)
        return years + (1..<month).reduce(0) { $0 + days(inMonth: $1, of: year) } + parts[2] - 1
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}
