import ChapterInterface

/// How far a value may lie from what is claimed, and why that far.
///
///     expect(fit.slope, within: .standardErrors(of: fit.slopeStandardError), of: -0.5, "exponent")
///     expect(published, within: .standardErrors(of: error, rounding: 0.005), of: 0.48, "a value printed to two digits")
///     expect(error, within: .standardErrors(of: spread, plus: 0.1 / n, "terms of order 1/n"), of: theory, "against the theory")
///     expect(order, within: .bound(0.02, "terms of second order in the step"), of: 1, "order")
public struct Tolerance: Sendable {
    /// Not negative.
    let width: Double
    let allowance: Allowance

    /// At most so many standard errors: a claim that allows more than three is false, because it can hardly fail.
    ///
    /// - Parameters:
    ///   - count: three if nothing is said.
    ///   - error: the standard error of what is claimed; of a difference, if the target has one too.
    ///   - rounding: what is added for a target that is known to so many digits: half of the last one.
    public static func standardErrors(_ count: Double = 3, of error: Double, rounding: Double = 0) -> Tolerance {
        Tolerance(
            width: count * error + rounding,
            allowance: Allowance(standardErrors: count, bound: rounding > 0 ? "the rounding of the target" : nil))
    }

    /// At most so many standard errors beyond a bound on what the expectation itself is off by: a bias, a higher order, a finite size.
    ///
    /// - Parameters:
    ///   - error: the standard error of what is claimed.
    ///   - width: the bound, not negative.
    ///   - reason: what is bounded, in words.
    public static func standardErrors(
        _ count: Double = 3, of error: Double, plus width: Double, _ reason: String
    ) -> Tolerance {
        Tolerance(width: count * error + width, allowance: Allowance(standardErrors: count, bound: reason))
    }

    /// A bound that follows from what is computed: of an approximation, an integrator, an order, a rounding.
    ///
    /// - Parameters:
    ///   - width: not negative.
    ///   - reason: what makes it as wide, in words.
    public static func bound(_ width: Double, _ reason: String) -> Tolerance {
        Tolerance(width: width, allowance: Allowance(bound: reason))
    }

    /// What makes a claim with it none; nil for a sound one.
    var fault: String? {
        if !allowance.isTight { return "and more than three can hardly fail" }
        if !width.isFinite { return "and what is as wide can't fail" }
        if width < 0 { return "and nothing lies within less than nothing" }
        let isSaid = allowance.bound.map { $0.contains { !$0.isWhitespace } } ?? true
        return isSaid ? nil : "a bound that gives no reason"
    }

    /// Why, in words.
    var reason: String {
        let parts = [
            allowance.standardErrors.map { count in
                count == 1 ? "1 standard error" : "\(count.formatted(decimals: count == count.rounded() ? 0 : 1)) standard errors"
            },
            allowance.bound,
        ]
        return parts.compactMap { $0 }.joined(separator: " and ")
    }
}
