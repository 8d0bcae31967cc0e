import Foundation
import Testing

@testable import Plotting

/// Ticks over many domains and lengths.
struct TickTests {
    struct Domain: Sendable, CustomStringConvertible {
        let name: String
        let kind: ScaleKind
        let domains: [ClosedRange<Double>]
        var description: String { name }
    }

    static let families: [Domain] = [
        Domain(name: "linear", kind: .linear, domains: linear), Domain(name: "log", kind: .log, domains: logarithmic),
        Domain(name: "symlog", kind: .symlog(0.01), domains: linear.filter { $0.upperBound - $0.lowerBound > 1e-3 }),
        Domain(name: "square root", kind: .squareRoot, domains: linear.filter { $0.upperBound - $0.lowerBound > 1e-3 }),
    ]

    static let linear: [ClosedRange<Double>] = (0..<300).map { seed in
        let centre = unit(seed) * pow(10, 6 * unit(seed + 1000))
        let span = pow(10, -4 + 10 * abs(unit(seed + 2000)))
        return centre - span...centre + span
    }

    static let logarithmic: [ClosedRange<Double>] = (0..<300).map { seed in
        let low = pow(10, 12 * unit(seed))
        return low...low * pow(10, 0.05 + 14 * abs(unit(seed + 500)))
    }

    /// Between −1 and 1.
    static func unit(_ seed: Int) -> Double { sin(Double(seed) * 12.9898 + 78.233).truncatingRemainder(dividingBy: 1) }

    static func choice(_ kind: ScaleKind, _ domain: ClosedRange<Double>, length: Double) -> TickChoice {
        let scale = Scale(kind: kind, lower: kind.transform(domain.lowerBound), upper: kind.transform(domain.upperBound))
        return TickChoice(scale: scale, length: length, spacing: 58, gap: 10) { Typography.tick.block($0).width }
    }

    @Test(arguments: families, [120.0, 280, 640])
    func areOrderedInsideAndApart(_ family: Domain, length: Double) {
        for domain in family.domains {
            let choice = Self.choice(family.kind, domain, length: length)
            let ticks = choice.ticks()
            #expect(choice.isClear(ticks), "\(domain)")
            #expect(ticks.contains { $0.isMajor }, "\(domain)")
            #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value && $0.position < $1.position }, "\(domain)")
            #expect(ticks.allSatisfy { $0.position > -1e-6 && $0.position < 1 + 1e-6 }, "\(domain)")
            #expect(ticks.count { $0.isMajor } <= Int(length / 58) + 2, "\(domain)")
        }
    }

    @Test(arguments: families) func wideAxesHaveAtLeastTwoLabels(_ family: Domain) {
        for domain in family.domains {
            #expect(Self.choice(family.kind, domain, length: 640).ticks().count { $0.isMajor } >= 2, "\(domain)")
        }
    }

    @Test(arguments: families) func labelsReadBackAsValues(_ family: Domain) throws {
        for domain in family.domains {
            for tick in Self.choice(family.kind, domain, length: 640).ticks() {
                guard let label = tick.label else { continue }
                let read = try #require(Self.value(label), "\(label)")
                let tolerance = max(abs(tick.value) * 1e-9, (domain.upperBound - domain.lowerBound) * 1e-9)
                #expect(abs(read - tick.value) <= tolerance, "\(label) at \(tick.value)")
            }
        }
    }

    private static func value(_ label: TickLabel) -> Double? {
        func number(_ text: String) -> Double? {
            Double(text.replacing("\u{2212}", with: "-").replacing("\u{2009}", with: ""))
        }
        switch label {
        case .plain(let text): return number(text)
        case .twoLines: return nil
        case .power(let mantissa, let exponent, let isNegative):
            return number(mantissa ?? "1").map { (isNegative ? -$0 : $0) * pow(10, Double(exponent)) }
        }
    }

    struct Example: Sendable, CustomStringConvertible {
        let kind: ScaleKind
        let domain: ClosedRange<Double>
        let length: Double
        let labels: [String]
        var description: String { "\(kind) \(domain)" }
    }

    static let examples: [Example] = [
        Example(kind: .linear, domain: 0...1, length: 400, labels: ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        Example(kind: .linear, domain: -3...3, length: 450, labels: ["−3", "−2", "−1", "0", "1", "2", "3"]),
        Example(
            kind: .linear, domain: 0...25000, length: 400,
            labels: ["0", "5000", "10\u{2009}000", "15\u{2009}000", "20\u{2009}000", "25\u{2009}000"]),
        Example(kind: .linear, domain: 0...4e7, length: 400, labels: ["0", "1×10^7", "2×10^7", "3×10^7", "4×10^7"]),
        Example(kind: .linear, domain: 0...2e-5, length: 400, labels: ["0", "0.5×10^−5", "1.0×10^−5", "1.5×10^−5", "2.0×10^−5"]),
        Example(
            kind: .linear, domain: 1...1.000002, length: 400,
            labels: ["1.0000000", "1.0000005", "1.0000010", "1.0000015", "1.0000020"]),
        Example(kind: .log, domain: 2000...10000, length: 300, labels: ["2000", "3000", "5000", "10\u{2009}000"]),
        Example(kind: .log, domain: 0.02...0.3, length: 250, labels: ["0.02", "0.05", "0.1", "0.2"]),
        Example(kind: .log, domain: 0.03...2, length: 400, labels: ["0.05", "0.1", "0.2", "0.5", "1", "2"]),
        Example(
            kind: .log, domain: 1e-300...1e300, length: 400,
            labels: ["10^−300", "10^−200", "10^−100", "10^0", "10^100", "10^200", "10^300"]),
        Example(kind: .squareRoot, domain: 0...100, length: 400, labels: ["0", "10", "20", "50", "70", "100"]),
        Example(kind: .log, domain: 1...1e4, length: 400, labels: ["10^0", "10^1", "10^2", "10^3", "10^4"]),
        Example(kind: .log, domain: 1e-12...1, length: 300, labels: ["10^−12", "10^−9", "10^−6", "10^−3", "10^0"]),
        Example(kind: .log, domain: 2e7...2e8, length: 300, labels: ["2×10^7", "3×10^7", "5×10^7", "10^8", "2×10^8"]),
        Example(
            kind: .symlog(1), domain: -100...100, length: 400, labels: ["−10^2", "−10^1", "−10^0", "0", "10^0", "10^1", "10^2"]),
    ]

    @Test(arguments: examples) func readAsExpected(_ example: Example) {
        let ticks = Self.choice(example.kind, example.domain, length: example.length).ticks()
        #expect(ticks.compactMap(\.label).map(Self.text) == example.labels)
    }

    static func text(_ label: TickLabel) -> String {
        switch label {
        case .plain(let text): text
        case .twoLines(let first, let second): second.isEmpty ? first : first + "/" + second
        case .power(let mantissa, let exponent, let isNegative):
            (isNegative ? "−" : "") + (mantissa.map { $0 + "×" } ?? "") + "10^" + (exponent < 0 ? "−\(-exponent)" : "\(exponent)")
        }
    }

    @Test func decadesHaveMinorTicksWhenThereIsRoom() {
        let roomy = Self.choice(.log, 1...1000, length: 400).ticks()
        #expect(roomy.count { !$0.isMajor } == 24)
        let tight = Self.choice(.log, 1...1e20, length: 200).ticks()
        #expect(tight.count { !$0.isMajor } <= 20)
    }

    @Test func reversedAxesReadFromLargeToSmall() {
        let choice = TickChoice(
            scale: Scale(kind: .linear, lower: 0, upper: 4, isReversed: true), length: 400, spacing: 58, gap: 10
        ) { Typography.tick.block($0).width }
        let ticks = choice.ticks()
        #expect(ticks.map(\.value) == [4, 3, 2, 1, 0] && ticks.map(\.position) == [0, 0.25, 0.5, 0.75, 1])
    }

    @Test func numbersMayHavePrefixes() {
        let labels = [0.0, 0.05, 1, 1500, -20_000, 3e6, 2.5e-7].map { SIText.label($0).map(Self.text) }
        #expect(labels == ["0", "50\u{2009}m", "1", "1.5\u{2009}k", "−20\u{2009}k", "3\u{2009}M", "250\u{2009}n"])
        #expect(SIText.label(1e20) == nil && SIText.label(.nan) == nil)
    }

    @Test func brokenAxesHaveTicksOnBothSides() {
        let kind = ScaleKind.broken(10...1000)
        let scale = Scale(kind: kind, lower: kind.transform(0), upper: kind.transform(1010))
        let choice = TickChoice(scale: scale, length: 500, spacing: 58, gap: 10) { Typography.tick.block($0).width }
        let values = choice.ticks().map(\.value)
        #expect(values == [0, 5, 1000, 1005, 1010])
        #expect(values.allSatisfy { $0 <= 10 || $0 >= 1000 })
        #expect(kind.transform(500).isNaN)
    }

    @Test func chosenTicksAreKept() {
        let ticks = Self.choice(.linear, 0...10, length: 400).ticks([2, 7.5, 40])
        #expect(ticks.compactMap(\.label) == [.plain("2"), .plain("7.5")])
    }
}
