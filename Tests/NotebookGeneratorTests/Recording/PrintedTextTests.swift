import TestSupport
import Testing
@testable import ChapterRunning

/// Numbers in texts, as pages set them.
@Suite struct PrintedTextTests {
    struct Reading: Sendable {
        let text: String
        var numbers: [Double] = []
        var units: [Double] = []
        var words: [String] = []
    }

    @Test(arguments: [
        Reading(text: "−0.512", numbers: [-0.512], units: [0.001], words: ["", ""]),
        Reading(text: "-3", numbers: [-3], units: [1], words: ["", ""]),
        Reading(text: "1.25 × 10⁻⁷", numbers: [1.25e-7], units: [1e-9], words: ["", ""]),
        Reading(text: "−3 × 10¹²", numbers: [-3e12], units: [1e12], words: ["", ""]),
        Reading(text: "1e-07", numbers: [1e-7], units: [1e-7], words: ["", ""]),
        Reading(text: "10\u{202F}000", numbers: [10000], units: [1], words: ["", ""]),
        Reading(text: "2.6 %", numbers: [2.6], units: [0.1], words: ["", " %"]),
        Reading(text: "(0.5, −1)", numbers: [0.5, -1], units: [0.1, 1], words: ["(", ", ", ")"]),
        Reading(text: "1 ± 2", numbers: [1, 2], units: [1, 1], words: ["", " ± ", ""]),
        Reading(text: "2026-11-21", numbers: [2026, 11, 21], units: [1, 1, 1], words: ["", "-", "-", ""]),
        Reading(text: "$10^{-3}$", numbers: [10], units: [1], words: ["$", "^{-3}$"]),
        Reading(text: "$x_2$, D0, $y^{12.5}$, v1.25", words: ["$x_2$, D0, $y^{12.5}$, v1.25"]),
        Reading(text: "5.", numbers: [5], units: [1], words: ["", "."]),
        Reading(text: "not a number", words: ["not a number"]),
        Reading(text: "−∞", words: ["−∞"]),
        Reading(text: "", words: [""]),
    ])
    func isCut(_ reading: Reading) {
        let text = PrintedText(reading.text)
        #expect(text.numbers.map(\.value) == reading.numbers)
        #expect(zip(text.numbers, reading.units).allSatisfy { abs($0.unit - $1) <= 1e-12 * $1 })
        #expect(text.words == reading.words)
    }

    @Test(arguments: [("−0.5", -0.5), ("40 %", 40), ("1 ± 2", nil), ("about 2", nil), ("", nil)])
    func isANumberAsAWhole(_ text: String, _ number: Double?) {
        #expect(PrintedText(text).number == number)
    }
}
