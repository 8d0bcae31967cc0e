/// How far a sweep has come: `120 of 500 cells, 3.2 a second, 2 min 4 s left`.
struct CellProgress: Sendable {
    private let count: Int
    private let start = ContinuousClock.now
    private var done = 0
    /// Cells that had their values before it started.
    private var found: Int?
    private var told: ContinuousClock.Instant?

    init(of count: Int) { self.count = count }

    /// - Returns: a line for where nothing is drawn again: now and then, and at the end.
    mutating func advance(to done: Int) -> String? {
        found = found ?? max(done - 1, 0)
        self.done = max(self.done, done)
        let isDue = told.map { $0.duration(to: .now) > .seconds(10) } ?? true
        guard isDue || self.done == count else { return nil }
        told = .now
        return text
    }

    var text: String { Self.text(done, of: count, new: done - (found ?? 0), seconds: start.duration(to: .now) / .seconds(1)) }

    /// - Parameter new: of those that are done, how many came in these seconds.
    static func text(_ done: Int, of count: Int, new: Int, seconds: Double) -> String {
        let cells = "\(done) of \(count) cells"
        guard new > 0, seconds > 1, done < count else { return cells }
        let rate = Double(new) / seconds
        let speed = rate >= 1 ? "\((rate * 10).rounded() / 10) a second" : "\((rate * 600).rounded() / 10) a minute"
        return "\(cells), \(speed), \(Self.seconds(Double(count - done) / rate)) left"
    }

    /// `4.2 s`, `2 min 4 s`
    static func seconds(_ seconds: Double) -> String {
        // Some years, or what a record of no meaning says.
        guard seconds < 1e9 else { return "very long" }
        return seconds < 60 ? "\((seconds * 10).rounded() / 10) s" : "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
    }
}
