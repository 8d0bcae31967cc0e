import Foundation

/// How far apart two outcomes may be and still be one for the record.
///
/// Processors round differently: libraries choose their inner loops by what a processor can, sums are taken in another order, products
/// and sums are fused or not. Measured over this report, between AVX-512 and no vector instructions beyond SSE2, ours and
/// OpenBLAS's: most numbers in full moved by less than a relative 10⁻¹²; where a minimum was searched for, which rounding blurs over
/// the square root of a number's precision, by 6 · 10⁻⁸; a difference of such numbers by 6 · 10⁻¹⁰ of the largest of its column. No printed
/// digit moved, and no coordinate in sight.
package struct RecordTolerance: Sendable, Equatable {
    /// For numbers as a page prints them, in units of the last digit; with none they must be printed alike. Rounding carries a
    /// number over the border between two printed ones now and then; an edit that does so has moved what readers see.
    package var printedUnits: Double
    /// For numbers in full, as the data of tables and figures has them: a relative change.
    package var relative: Double
    /// For numbers in full too: what a difference of large numbers leaves over is known no better than this share of the largest
    /// number of its column.
    package var share: Double
    /// What rounding leaves of numbers of order one, where nothing would be left of them in exact arithmetic: two numbers no larger than
    /// this are the same.
    package var remnant: Double
    /// For coordinates in a drawing, in CSS pixels. They are written in steps of 0.01.
    package var pixels = 0.02

    /// Between two processors that ran the same code.
    package static let otherProcessor = RecordTolerance(printedUnits: 1, relative: 1e-6, share: 1e-8, remnant: 1e-12)
    /// Between two codes: what an edit moved is to be seen.
    package static let otherCode = RecordTolerance(printedUnits: 0, relative: 1e-9, share: 1e-12, remnant: 0)

    /// Nothing is known of codes on different platforms, which are never the same.
    package static func between(_ one: BlockSource?, _ other: BlockSource?) -> RecordTolerance {
        one != other && one?.platform == other?.platform ? otherCode : otherProcessor
    }

    // MARK: Numbers

    /// Whether two texts, as pages print them, agree: the same words, and numbers that are close.
    func agree(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        let (one, other) = (PrintedText(one), PrintedText(other))
        return one.words == other.words && zip(one.numbers, other.numbers).allSatisfy(agree)
    }

    private func agree(_ one: PrintedText.Number, _ other: PrintedText.Number) -> Bool {
        if one.isInFull || other.isInFull { return agree(one.value, other.value, scale: 0) }
        if printedUnits == 0 { return one == other }
        if areRemnants(one.value, other.value) { return true }
        // A hair more than the units: 0.3 − 0.2 is not 0.1.
        return abs(one.value - other.value) <= 1.000_001 * printedUnits * min(one.unit, other.unit)
    }

    /// Whether two numbers in full agree.
    ///
    /// - Parameter scale: the largest magnitude of their column.
    func agree(_ one: Double, _ other: Double, scale: Double) -> Bool {
        one == other || areRemnants(one, other) || abs(one - other) <= relative * max(abs(one), abs(other)) + share * scale
    }

    /// Whether two numbers are one that is written with six digits, as a figure's data has it, where rounding may carry it over a border.
    func agreeInSixDigits(_ one: String, _ other: String) -> Bool {
        guard printedUnits > 0, max(Self.digits(of: one), Self.digits(of: other)) == 6, let one = Double(one),
            let other = Double(other)
        else { return false }
        let unit = pow(10, log10(max(abs(one), abs(other))).rounded(.down) - 5)
        return abs(one - other) <= 1.000_001 * printedUnits * unit
    }

    /// How many digits a number is written with, from the first that is not zero.
    private static func digits(of text: String) -> Int {
        text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }.count
    }

    private func areRemnants(_ one: Double, _ other: Double) -> Bool { max(abs(one), abs(other)) <= remnant }
}
