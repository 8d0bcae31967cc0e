import ChapterInterface
import Foundation

/// A claim about one number: where it should lie, and where it lies.
///
/// It is written with as many digits as say something: those that its tolerance resolves, or its standard error, or that show on which side
/// of a bound it is.
struct NumericClaim {
    enum Bounds {
        case around(Double, Double)
        case between(Double, Double)
        case below(Double)
        case above(Double)
    }

    let quantity: String
    let value: Double
    /// Whether there is nothing that could have the value, which is not a number then.
    var isMissing = false
    /// Of an estimate, which must be beyond its bound by three of them.
    var standardError: Double?
    let bounds: Bounds
    /// Why these are the bounds.
    var reason: String?

    /// - Parameter isClaim: false for what can hardly fail, and so does.
    func record(onlyIf isClaim: Bool = true, _ line: Int, _ column: Int, _ allowance: Allowance? = nil) {
        let why = [standardError.map { _ in "by three standard errors" }, reason].compactMap { $0 }.joined(separator: ", ")
        let comparison = Comparison(
            quantity: quantity, expected: expected, reason: why.isEmpty ? nil : why, margin: margin)
        ClaimCollector.shared.add(
            Claim(
                statement: "\(quantity) \(words(because: why))", found: found, holds: isClaim && holds,
                line: line, column: column, allowance: allowance, comparison: comparison))
    }

    // MARK: Where it lies

    /// What an estimate must be away from its bound.
    private var distance: Double { Allowance.most * (standardError ?? 0) }

    private var holds: Bool {
        switch bounds {
        case .around(let target, let width): abs(value - target) <= width
        case .between(let low, let high): low <= value && value <= high
        case .below(let bound): value + distance < bound
        case .above(let bound): value - distance > bound
        }
    }

    /// What `Comparison.margin` says.
    private var margin: Double {
        switch bounds {
        case .around(let target, let width): width > 0 ? (width - abs(value - target)) / width : value == target ? 1 : -.infinity
        case .between(let low, let high): 2 * min(value - low, high - value) / (high - low)
        case .below(let bound): ratio(bound - value, bound)
        case .above(let bound): ratio(value - bound, bound)
        }
    }

    private func ratio(_ gap: Double, _ bound: Double) -> Double {
        if distance > 0 { return (gap - distance) / distance }
        return gap / (bound == 0 ? abs(value) : abs(bound))
    }

    // MARK: How it is written

    /// What is found in a list without elements.
    static let nothing = "nothing: the list is empty"

    private var found: String {
        if isMissing { return Self.nothing }
        if let standardError { return value.formatted(plusMinus: standardError) }
        return written(value)
    }

    private var expected: String {
        switch bounds {
        case .around(let target, let width):
            width > 0 ? "\(written(target)) ± \(writtenWidth(width))" : written(target)
        case .between(let low, let high): "\(written(low)) to \(written(high))"
        case .below(let bound): "< \(written(bound))"
        case .above(let bound): "> \(written(bound))"
        }
    }

    private func words(because reason: String) -> String {
        let why = reason.isEmpty ? "" : " (\(reason))"
        return switch bounds {
        case .around(let target, let width): "within \(writtenWidth(width))\(why) of \(written(target))"
        case .between(let low, let high): "between \(written(low)) and \(written(high))\(why)"
        case .below(let bound): "less than \(written(bound))\(why)"
        case .above(let bound): "greater than \(written(bound))\(why)"
        }
    }

    /// The number with the digits that the bounds give a meaning.
    private func written(_ number: Double) -> String {
        switch bounds {
        case .around(let target, let width): resolved(number, NumberPrecision.decimals(ofTolerance:), width, beside: target)
        case .between(let low, let high):
            resolved(number, NumberPrecision.decimals(resolving:), (high - low) / 20, beside: low)
        case .below(let bound), .above(let bound):
            short(number, NumberPrecision.digits(of: number, telling: value, from: bound))
        }
    }

    /// With the decimals that `width` gives a meaning.
    private func resolved(
        _ number: Double, _ rule: (Double) -> Int, _ width: Double, beside target: Double
    ) -> String {
        guard width.isFinite, width > 0, abs(number) < 1e7 else { return short(number, 5) }
        let decimals = rule(width)
        guard decimals <= 6 else { return short(number, significant(decimals, of: max(abs(number), abs(target)))) }
        return number.formatted(decimals: decimals)
    }

    /// As many significant digits as reach down to so many decimals.
    private func significant(_ decimals: Int, of size: Double) -> Int {
        guard size > 0, size.isFinite else { return 2 }
        let leading = NumberPrecision.leadingPower(of: size)
        return min(max(leading + decimals + 1, 2), 15)
    }

    private func writtenWidth(_ width: Double) -> String {
        guard width.isFinite, width > 0 else { return width.formatted(digits: 2) }
        let decimals = NumberPrecision.decimals(ofTolerance: width)
        return decimals <= 6 && width < 1e7 ? width.formatted(decimals: decimals) : width.formatted(digits: 2)
    }

    /// Whole numbers as they are, `2`, not `2.00`, and a number of fewer digits with those: the bound 0.5 is no measured 0.500.
    private func short(_ number: Double, _ digits: Int) -> String {
        if number.isFinite, number == number.rounded(), abs(number) < 1e7 { return number.formatted(decimals: 0) }
        let own = (1..<max(digits, 2)).first { Double(String(format: "%.\($0 - 1)e", number)) == number }
        return number.formatted(digits: own ?? digits)
    }
}
