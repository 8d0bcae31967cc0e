import Testing

@testable import NotebookKit

/// Numbers in text have the digits that were asked for.
@Suite struct NumberFormattingTests {
    @Test(
        arguments: [
            (0.5, 3, "0.500"), (-0.5, 1, "−0.5"), (0, 5, "0"), (-0.0, 5, "0"), (1234.5678, 2, "1200"), (1234.5678, 6, "1234.57"),
            (745_556, 2, "750\u{202F}000"), (-745_556, 1, "−700\u{202F}000"), (745_556, 6, "745\u{202F}556"),
            (9_960_000, 2, "1.0 × 10⁷"), (99.5, 1, "100"),
            (12_345.678, 7, "12\u{202F}345.68"),
            (9.995, 3, "9.99"), (9.996, 3, "10.0"), (0.0001, 1, "0.0001"), (0.00001, 1, "1 × 10⁻⁵"), (0.0000999, 1, "0.0001"),
            (-1.25e-7, 3, "−1.25 × 10⁻⁷"), (9_999_999, 7, "9\u{202F}999\u{202F}999"), (9_999_999, 2, "1.0 × 10⁷"),
            (1e7, 3, "1.00 × 10⁷"),
            (1.5e300, 2, "1.5 × 10³⁰⁰"), (.leastNonzeroMagnitude, 1, "5 × 10⁻³²⁴"), (0.1, 17, "0.10000000000000001"),
            (0.1, 99, "0.10000000000000001"), (2, 0, "2"), (2, -3, "2"), (.nan, 3, "not a number"), (.infinity, 3, "∞"),
            (-.infinity, 3, "−∞"),
        ] as [(Double, Int, String)])
    func significantDigits(_ value: Double, _ digits: Int, _ text: String) {
        #expect(value.formatted(digits: digits) == text)
    }

    @Test(
        arguments: [
            (0.375, 2, "0.38"), (0.385, 2, "0.39"), (-0.374, 2, "−0.37"), (12, 3, "12.000"), (0.5, 0, "0"), (1.5, 0, "2"),
            (-0.004, 2, "0.00"),
            (-0.005, 2, "−0.01"), (-0.0, 1, "0.0"), (1e9, 0, "1\u{202F}000\u{202F}000\u{202F}000"),
            (-12_345.5, 1, "−12\u{202F}345.5"), (0.5, -1, "0"), (.nan, 2, "not a number"),
            (-.infinity, 2, "−∞"),
        ] as [(Double, Int, String)])
    func decimals(_ value: Double, _ decimals: Int, _ text: String) {
        #expect(value.formatted(decimals: decimals) == text)
    }

    @Test(
        arguments: [
            (-0.3741, 0.0042, "−0.374 ± 0.004"), (-0.3741, 0.012, "−0.374 ± 0.012"), (0.5, 0.0996, "0.50 ± 0.10"),
            (1234.6, 25, "1235 ± 25"), (20_640, 3000, "20\u{202F}640 ± 3000"), (0.002, 0.5, "0.0 ± 0.5"),
            (1.234e-9, 4e-11, "(1.23 ± 0.04) × 10⁻⁹"), (2e9, 3e7, "(2.00 ± 0.03) × 10⁹"), (0.5, 0, "0.5000 ± 0"),
            (.nan, 0.1, "not a number ± 0.10"), (0.5, 1e-10, "(5.0000000000 ± 0.0000000010) × 10⁻¹"),
            (1e8, 1, "(1.000000000 ± 0.000000010) × 10⁸"), (-3, 4e-20, "(−3.00000000000000000 ± 0.00000000000000000) × 10⁰"),
        ] as [(Double, Double, String)])
    func estimates(_ value: Double, _ error: Double, _ text: String) {
        #expect(value.formatted(plusMinus: error) == text)
    }

    @Test func percentages() {
        #expect(0.125.percentage(decimals: 1) == "12.5 %")
        #expect(0.126.percentage() == "13 %")
        #expect((-0.001).percentage() == "0 %")
        #expect((-0.5).percentage() == "−50 %")
        #expect(Double.nan.percentage() == "not a number %")
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (9999, "9999"), (-9999, "−9999"), (10_000, "10\u{202F}000"), (-10_000, "−10\u{202F}000"),
        (12_345_678, "12\u{202F}345\u{202F}678"),
        (Int.min, "−9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808"),
    ])
    func thousands(_ value: Int, _ text: String) {
        #expect(value.grouped == text)
    }
}
