/// One timed run, printed as a line.
enum Measurement {
    static func print(_ name: String, unit: String, count: Int, _ work: () throws -> Void) rethrows {
        let clock = ContinuousClock()
        let seconds = try clock.measure(work) / .seconds(1)
        let rate = Double(count) / seconds
        Swift.print("\(name): \(rounded(seconds)) s, \(rounded(rate / 1e6)) million \(unit) a second")
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
