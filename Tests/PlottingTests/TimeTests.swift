import Foundation
import Testing

@testable import Plotting

/// Dates against Foundation's calendar, and the ticks of axes of time.
struct TimeTests {
    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
        return calendar
    }()

    /// Foundation's Gregorian calendar begins in 1582; before it, days are counted back by 400 years, which have a whole number of days.
    @Test func datesAreThoseOfTheCalendar() {
        for step in 0..<4000 {
            let seconds = -12_000_000_000.0 + Double(step) * 7_654_321.25
            let date = CivilDate(seconds: seconds)
            let truth = Self.calendar.dateComponents(
                [.year, .month, .day, .hour, .minute], from: Date(timeIntervalSince1970: seconds))
            #expect(date.year == truth.year && date.month == truth.month && date.day == truth.day, "\(seconds)")
            #expect(Int(date.second) / 60 == (truth.hour ?? 0) * 60 + (truth.minute ?? 0))
            #expect(abs(date.seconds - seconds) < 1e-3)
        }
        let cycle = 146_097 * CivilDate.secondsADay
        for step in 0..<400 {
            let late = CivilDate(seconds: Double(step) * 31_000_000)
            let early = CivilDate(seconds: Double(step) * 31_000_000 - 6 * cycle)
            #expect(early.year == late.year - 2400 && early.month == late.month && early.day == late.day)
        }
    }

    struct Span: Sendable, CustomStringConvertible {
        let name: String
        let start: Double
        let seconds: Double
        let labels: [String]
        var description: String { name }
    }

    private static let day = 86_400.0

    static let spans: [Span] = [
        Span(
            name: "three hours over midnight", start: CivilDate(year: 2024, month: 2, day: 28, second: 82_800).seconds,
            seconds: 10_800,
            labels: ["23:00/28\u{2009}Feb 2024", "23:30", "00:00/29\u{2009}Feb", "00:30", "01:00", "01:30", "02:00"]),
        Span(
            name: "three days", start: CivilDate(year: 2024, month: 12, day: 31).seconds, seconds: 3 * day,
            labels: [
                "00:00/31\u{2009}Dec 2024", "12:00", "00:00/1\u{2009}Jan 2025", "12:00", "00:00/2\u{2009}Jan", "12:00",
                "00:00/3\u{2009}Jan",
            ]),
        Span(
            name: "two months", start: CivilDate(year: 2023, month: 12, day: 20).seconds, seconds: 60 * day,
            labels: [
                "22\u{2009}Dec/2023", "1\u{2009}Jan/2024", "8\u{2009}Jan", "15\u{2009}Jan", "22\u{2009}Jan", "1\u{2009}Feb",
                "8\u{2009}Feb", "15\u{2009}Feb",
            ]),
        Span(
            name: "a year and a half", start: CivilDate(year: 2020, month: 11, day: 15).seconds, seconds: 540 * day,
            labels: ["Jan/2021", "Mar", "May", "Jul", "Sep", "Nov", "Jan/2022", "Mar", "May"]),
        Span(
            name: "three centuries", start: CivilDate(year: 1720).seconds, seconds: 300 * 365.2425 * day,
            labels: ["1750", "1800", "1850", "1900", "1950", "2000"]),
    ]

    @Test(arguments: spans) func ticksReadAsExpected(_ span: Span) {
        let scale = Scale(kind: .time, lower: span.start, upper: span.start + span.seconds)
        let choice = TickChoice(scale: scale, length: 620, spacing: 62, gap: 10) { Typography.tick.block($0).width }
        let ticks = choice.ticks()
        #expect(ticks.compactMap(\.label).map(TickTests.text) == span.labels)
        #expect(choice.isClear(ticks) && ticks.allSatisfy { $0.position > -1e-9 && $0.position < 1 + 1e-9 })
    }

    /// From a microsecond to the age of the universe: at least two labels, in order, apart, inside.
    @Test func everySpanHasTicks() {
        for power in -6...17 {
            for start in [-3e9, 0, 1.7e9] {
                let span = pow(10, Double(power))
                let scale = Scale(kind: .time, lower: start, upper: start + span)
                let choice = TickChoice(scale: scale, length: 500, spacing: 62, gap: 10) { Typography.tick.block($0).width }
                let ticks = choice.ticks().filter(\.isMajor)
                #expect(ticks.count >= 1 && choice.isClear(ticks), "\(start) + \(span)")
                #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.position < $1.position }, "\(start) + \(span)")
            }
        }
    }

    static let chosen: [(String, [Double], [String])] = [
        ("years", [CivilDate(year: 1900).seconds, CivilDate(year: 1950).seconds], ["1900", "1950"]),
        (
            "months", [CivilDate(year: 1900, month: 11).seconds, CivilDate(year: 1901, month: 2).seconds],
            ["Nov/1900", "Feb/1901"]
        ),
        (
            "days", [CivilDate(year: 1960, month: 3, day: 5).seconds, CivilDate(year: 1960, month: 4).seconds],
            ["5\u{2009}Mar/1960", "1\u{2009}Apr"]
        ),
        (
            "minutes", [CivilDate(year: 1960, month: 3, day: 5, second: 3600).seconds, CivilDate(year: 1961).seconds],
            ["01:00/5\u{2009}Mar 1960", "00:00/1\u{2009}Jan 1961"]
        ),
        ("seconds", [5, 70], ["00:00:05/1\u{2009}Jan 1970", "00:01:10"]), ("too far", [6e15], ["6×10^15"]),
    ]

    @Test(arguments: chosen) func chosenTicksAreDates(_ name: String, _ moments: [Double], _ labels: [String]) {
        let span = (moments.max() ?? 0) - (moments.min() ?? 0)
        let scale = Scale(kind: .time, lower: (moments.min() ?? 0) - 0.1 * span - 1, upper: (moments.max() ?? 0) + 0.1 * span + 1)
        let choice = TickChoice(scale: scale, length: 620, spacing: 62, gap: 10) { Typography.tick.block($0).width }
        #expect(choice.ticks(moments.reversed()).compactMap(\.label).map(TickTests.text) == labels)
    }

    @Test func ticksMayBeDates() {
        let dates = [0.0, 86_400].map { Date(timeIntervalSince1970: $0) }
        #expect(Axis.time("date").ticks(dates: dates) == Axis.time("date").ticks([0, 86_400]))
    }

    @Test func datesAreData() throws {
        let dates = [0.0, 86_400].map { Date(timeIntervalSince1970: $0) }
        let plot = Plot(x: .time("date", domain: dates[0]...dates[1]), y: "y") { Line(x: dates, y: [0.0, 1]) }
        let x = try ScaledFigure(Figure(plot)).panels[0].x
        #expect(x.domain == 0...86_400 && x.kind == .time)
    }
}
