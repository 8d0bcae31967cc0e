import ChapterInterface

/// Claims that `condition` holds; `statement` says so in words.
public func expect(_ condition: Bool, _ statement: String, line: Int = #line, column: Int = #column) {
    record(statement, found: condition ? "true" : "false", holds: condition, line, column)
}

/// Claims that `value` is within `tolerance` of `target`; a value that is not a number is not.
///
/// The tolerance says why it is as wide as it is: so many standard errors, or a bound.
public func expect(
    _ value: Double, within tolerance: Tolerance, of target: Double, _ name: String = "value", line: Int = #line,
    column: Int = #column
) {
    let width = tolerance.width.formatted(digits: 3)
    let statement = "\(name) within \(width) (\(tolerance.reason)) of \(target.formatted(digits: 5))"
    let isTight = tolerance.allowance.isTight
    record(
        statement, found: value.formatted(digits: 5) + (isTight ? "" : ", but more than three standard errors can hardly fail"),
        holds: isTight && abs(value - target) <= tolerance.width, line, column, tolerance.allowance)
}

/// Claims that `value` is within `tolerance` of `target`; a value that is not a number is not.
///
/// It does not say why the tolerance is as wide as it is: a ``Tolerance`` does.
public func expect(
    _ value: Double, within tolerance: Double, of target: Double, _ name: String = "value", line: Int = #line,
    column: Int = #column
) {
    let statement = "\(name) within \(tolerance.formatted(digits: 3)) of \(target.formatted(digits: 5))"
    record(
        statement, found: value.formatted(digits: 5), holds: abs(value - target) <= tolerance, line, column, .unstated)
}

/// Claims that `value` is in `range`.
///
/// - Parameter reason: why these are its ends, in words.
public func expect(
    _ value: Double, in range: ClosedRange<Double>, because reason: String? = nil, _ name: String = "value",
    line: Int = #line, column: Int = #column
) {
    let why = reason.map { " (\($0))" } ?? ""
    let statement =
        "\(name) between \(range.lowerBound.formatted(digits: 5)) and \(range.upperBound.formatted(digits: 5))\(why)"
    record(
        statement, found: value.formatted(digits: 5), holds: range.contains(value), line, column, Allowance(bound: reason))
}

/// Claims that `value` is less than `bound`.
public func expect(
    _ value: Double, lessThan bound: Double, _ name: String = "value", line: Int = #line, column: Int = #column
) {
    let statement = "\(name) less than \(bound.formatted(digits: 5))"
    record(statement, found: value.formatted(digits: 5), holds: value < bound, line, column)
}

/// Claims that `value` is greater than `bound`.
public func expect(
    _ value: Double, greaterThan bound: Double, _ name: String = "value", line: Int = #line, column: Int = #column
) {
    let statement = "\(name) greater than \(bound.formatted(digits: 5))"
    record(statement, found: value.formatted(digits: 5), holds: value > bound, line, column)
}

/// Claims that an estimate is less than `bound` by more than three of its standard errors: chance does not explain it.
public func expect(
    _ value: Double, plusMinus standardError: Double, lessThan bound: Double, _ name: String = "value", line: Int = #line,
    column: Int = #column
) {
    let margin = Allowance.most * standardError
    record(
        "\(name) less than \(bound.formatted(digits: 5)) by three standard errors", found: estimate(value, standardError),
        holds: value + margin < bound, line, column)
}

/// Claims that an estimate is greater than `bound` by more than three of its standard errors: chance does not explain it.
public func expect(
    _ value: Double, plusMinus standardError: Double, greaterThan bound: Double, _ name: String = "value",
    line: Int = #line, column: Int = #column
) {
    let margin = Allowance.most * standardError
    record(
        "\(name) greater than \(bound.formatted(digits: 5)) by three standard errors", found: estimate(value, standardError),
        holds: value - margin > bound, line, column)
}

private func estimate(_ value: Double, _ standardError: Double) -> String {
    "\(value.formatted(digits: 5)) ± \(standardError.formatted(digits: 2))"
}

private func record(
    _ statement: String, found: String, holds: Bool, _ line: Int, _ column: Int, _ allowance: Allowance? = nil
) {
    ClaimCollector.shared.add(
        Claim(statement: statement, found: found, holds: holds, line: line, column: column, allowance: allowance))
}
