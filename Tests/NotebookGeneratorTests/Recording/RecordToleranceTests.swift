import Foundation
import TestSupport
import Testing
@testable import ChapterRunning

/// What is one value for the record, and what is another.
@Suite struct RecordToleranceTests {
    struct Pair: Sendable {
        let one: String
        let other: String
        /// Between two processors that ran the same code, and between two codes.
        let agree: (processors: Bool, codes: Bool)
    }

    @Test(arguments: [
        NamedCase("the same text", Pair(one: "0.513", other: "0.513", agree: (true, true))),
        NamedCase("one unit of the last digit", Pair(one: "0.513", other: "0.514", agree: (true, false))),
        NamedCase("two units", Pair(one: "0.513", other: "0.515", agree: (false, false))),
        NamedCase("more digits", Pair(one: "0.5", other: "0.50", agree: (true, false))),
        NamedCase("a digit less", Pair(one: "0.9999", other: "1.000", agree: (true, false))),
        NamedCase("through zero", Pair(one: "−0.001", other: "0.000", agree: (true, false))),
        NamedCase("from one exponent to the next", Pair(one: "9.9 × 10⁻⁸", other: "1.0 × 10⁻⁷", agree: (true, false))),
        NamedCase("another exponent", Pair(one: "9.9 × 10⁻⁸", other: "9.9 × 10⁻⁷", agree: (false, false))),
        NamedCase("two remnants of rounding", Pair(one: "−1.7 × 10⁻¹⁷", other: "3.8 × 10⁻¹⁶", agree: (true, false))),
        NamedCase("a remnant and a number", Pair(one: "9.8 × 10⁻¹⁷", other: "3.8 × 10⁻¹²", agree: (false, false))),
        NamedCase("another word", Pair(one: "0.513 less", other: "0.513 more", agree: (false, false))),
        NamedCase("another exponent of TeX", Pair(one: "$10^{-3}$", other: "$10^{-4}$", agree: (false, false))),
        NamedCase("a number more", Pair(one: "1", other: "1, 1", agree: (false, false))),
        NamedCase("all seventeen digits", Pair(one: "0.30000000000000004", other: "0.3", agree: (true, true))),
        NamedCase("a number and none", Pair(one: "0", other: "not a number", agree: (false, false))),
    ])
    func ofPrintedTexts(_ pair: NamedCase<Pair>) {
        let (one, other) = (pair.value.one, pair.value.other)
        #expect(RecordTolerance.otherProcessor.agree(one, other) == pair.value.agree.processors)
        #expect(RecordTolerance.otherProcessor.agree(other, one) == pair.value.agree.processors)
        #expect(RecordTolerance.otherCode.agree(one, other) == pair.value.agree.codes)
    }

    struct Numbers: Sendable {
        let one: Double
        let other: Double
        var scale = 0.0
        let agree: (processors: Bool, codes: Bool)
    }

    @Test(arguments: [
        Numbers(one: 1, other: 1 + 5e-10, agree: (true, true)), Numbers(one: 1, other: 1 + 5e-9, agree: (true, false)),
        Numbers(one: 1, other: 1 + 5e-6, agree: (false, false)), Numbers(one: 1e-10, other: 3e-10, agree: (false, false)),
        Numbers(one: 1e-20, other: -3e-16, agree: (true, false)), Numbers(one: 1e-20, other: 3e-12, agree: (false, false)),
        Numbers(one: 1e-15, other: 3e-14, scale: 1, agree: (true, true)),
        Numbers(one: 1e-15, other: 3e-12, scale: 1, agree: (true, false)),
        Numbers(one: 1e-15, other: 3e-8, scale: 1, agree: (false, false)),
        Numbers(one: .infinity, other: .infinity, scale: 1, agree: (true, true)),
        Numbers(one: .nan, other: 1, scale: 1, agree: (false, false)), Numbers(one: 0, other: 0, agree: (true, true)),
    ])
    func ofNumbersInFull(_ numbers: Numbers) {
        let (one, other, scale) = (numbers.one, numbers.other, numbers.scale)
        #expect(RecordTolerance.otherProcessor.agree(one, other, scale: scale) == numbers.agree.processors)
        #expect(RecordTolerance.otherCode.agree(other, one, scale: scale) == numbers.agree.codes)
    }

    /// As the data of figures has them.
    @Test(arguments: [
        NamedCase("a unit of the sixth digit", Pair(one: "1.14687", other: "1.14686", agree: (true, false))),
        NamedCase("as a power of ten", Pair(one: "9.76562e-4", other: "9.76563e-4", agree: (true, false))),
        NamedCase("with zeros left out", Pair(one: "0.5", other: "0.499999", agree: (true, false))),
        NamedCase("two units", Pair(one: "1.14687", other: "1.14685", agree: (false, false))),
        NamedCase("counts", Pair(one: "18", other: "19", agree: (false, false))),
        NamedCase("a unit of fewer digits", Pair(one: "0.25", other: "0.26", agree: (false, false))),
    ])
    func ofRoundedNumbers(_ pair: NamedCase<Pair>) {
        let (one, other) = (
            LedgerValue(name: "y", text: pair.value.one, scale: 1), LedgerValue(name: "y", text: pair.value.other, scale: 1)
        )
        #expect(one.agrees(with: other, within: .otherProcessor) == pair.value.agree.processors)
        #expect(other.agrees(with: one, within: .otherCode) == pair.value.agree.codes)
    }

    @Test func isWiderBetweenProcessorsThanBetweenCodes() {
        let here = BlockSource("x86_64 swift-6.3.1-RELEASE 3f2a9c0b1d2e4f56")
        let edited = BlockSource("x86_64 swift-6.3.1-RELEASE 0000000000000000")
        let elsewhere = BlockSource("arm64 swift-6.3.1-RELEASE 3f2a9c0b1d2e4f56")
        #expect(RecordTolerance.between(here, here) == .otherProcessor)
        #expect(RecordTolerance.between(here, edited) == .otherCode)
        #expect(RecordTolerance.between(here, elsewhere) == .otherProcessor)
        #expect(RecordTolerance.between(here, nil) == .otherProcessor)
    }

    struct Drawing: Sendable {
        let old: String
        let new: String
        let agree: Bool
    }

    @Test(arguments: [
        NamedCase("nothing", Drawing(old: "", new: "", agree: true)),
        NamedCase("a point within 0.02 px", Drawing(old: #" d="M1.5 2L3 4""#, new: #" d="M1.52 2L3 3.98""#, agree: true)),
        NamedCase("a point farther off", Drawing(old: #" d="M1.5 2L3 4""#, new: #" d="M1.53 2L3 4""#, agree: false)),
        NamedCase("the same in steps", Drawing(old: #" d="M1.5 2L3 2""#, new: #" d="M1.5 2h1.5""#, agree: true)),
        NamedCase(
            "a step off its axis", Drawing(old: #" d="M1.5 2h1.5m1 1-.5.5""#, new: #" d="M1.5 2l1.5.01m1 .99-.5.5""#, agree: true)
        ),
        NamedCase("a step too long", Drawing(old: #" d="M1.5 2h1.5""#, new: #" d="M1.5 2h1.6""#, agree: false)),
        NamedCase("an open path", Drawing(old: #" d="M1 2h1v1z""#, new: #" d="M1 2h1v1""#, agree: false)),
        NamedCase("a curve", Drawing(old: #" d="M1 2c1 1 2 2 3 3""#, new: #" d="M1 2c1 1 2 2 3 3.01""#, agree: false)),
        NamedCase(
            "a label's place",
            Drawing(
                old: #" transform="translate(1 2) scale(.01)""#, new: #" transform="translate(1.01 2) scale(.01)""#, agree: true)),
        NamedCase(
            "a label's size",
            Drawing(
                old: #" transform="translate(1 2) scale(.01)""#, new: #" transform="translate(1 2) scale(.011)""#, agree: false)),
        NamedCase("a mark", Drawing(old: #" x="1" y="-0.01""#, new: #" x="1.01" y="0.01""#, agree: true)),
        NamedCase("a point more", Drawing(old: #" d="M1.5 2L3 4""#, new: #" d="M1.5 2L3 4L3 4""#, agree: false)),
        NamedCase("a point that nobody sees", Drawing(old: #" d="M1 9L2 250""#, new: #" d="M1 9L2 900""#, agree: true)),
        NamedCase("one to the left", Drawing(old: #" d="M-250 9L2 3""#, new: #" d="M-900 9L2 3""#, agree: true)),
        NamedCase("a point just outside", Drawing(old: #" d="M1 9L2 150""#, new: #" d="M1 9L2 900""#, agree: false)),
        NamedCase("as far across, where it is seen", Drawing(old: #" d="M250 9""#, new: #" d="M260 9""#, agree: false)),
        NamedCase("on two sides", Drawing(old: #" x="-900" y="1""#, new: #" x="900" y="1""#, agree: false)),
        NamedCase("another command", Drawing(old: #" d="M1.5 2L3 4""#, new: #" d="M1.5 2M3 4""#, agree: false)),
        NamedCase(
            "a line's width", Drawing(old: #" style="stroke-width:1.5""#, new: #" style="stroke-width:1.51""#, agree: false)),
        NamedCase("a glyph", Drawing(old: ##" xlink:href="#i1" x="1""##, new: ##" xlink:href="#i2" x="1""##, agree: false)),
        NamedCase("a size", Drawing(old: #" width="720""#, new: #" width="720.01""#, agree: false)),
        NamedCase("an attribute whose name ends alike", Drawing(old: #" id="1""#, new: #" id="1.01""#, agree: false)),
        NamedCase("an element", Drawing(old: #" x="1""#, new: #" x="1"/><path y="2""#, agree: false)),
    ])
    func ofDrawings(_ drawing: NamedCase<Drawing>) {
        func svg(_ attributes: String) -> Data { Data("<svg viewBox=\"0 0 200 100\"><path\(attributes)/></svg>\n".utf8) }
        let (old, new) = (svg(drawing.value.old), svg(drawing.value.new))
        #expect(DrawingComparison.agree(old, new, within: RecordTolerance.otherCode.pixels) == drawing.value.agree)
    }
}
