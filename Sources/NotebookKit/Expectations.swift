import ChapterInterface

// A claim reads as a sentence: a quantity, what was found, what was expected. Both sides of a comparison are printed, so give `expect`
// the two sides rather than what came of comparing them.

/// Claims that `condition` holds; `statement` says so in words.
///
/// For what has no number: where two numbers are compared, the other claims show both.
public func expect(_ condition: Bool, _ statement: String, line: Int = #line, column: Int = #column) {
    ClaimCollector.shared.add(
        Claim(statement: statement, found: condition ? "true" : "false", holds: condition, line: line, column: column))
}

/// Claims that `value` is within `tolerance` of `target`; a value that is not a number is not.
///
/// The tolerance says why it is as wide as it is: so many standard errors, or a bound.
public func expect(
    _ value: Double, within tolerance: Tolerance, of target: Double, _ quantity: String = "value", line: Int = #line,
    column: Int = #column
) {
    NumericClaim(
        quantity: quantity, value: value, bounds: .around(target, tolerance.width),
        reason: [tolerance.reason, tolerance.fault].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    ).record(onlyIf: tolerance.fault == nil, line, column, tolerance.allowance)
}

/// Claims that `value` is within `tolerance` of `target`; a value that is not a number is not.
///
/// It does not say why the tolerance is as wide as it is: a ``Tolerance`` does.
public func expect(
    _ value: Double, within tolerance: Double, of target: Double, _ quantity: String = "value", line: Int = #line,
    column: Int = #column
) {
    NumericClaim(quantity: quantity, value: value, bounds: .around(target, tolerance)).record(line, column, .unstated)
}

/// Claims that `value` is in `range`.
///
/// - Parameter reason: why these are its ends, in words.
public func expect(
    _ value: Double, in range: ClosedRange<Double>, because reason: String? = nil, _ quantity: String = "value",
    line: Int = #line, column: Int = #column
) {
    NumericClaim(quantity: quantity, value: value, bounds: .between(range.lowerBound, range.upperBound), reason: reason)
        .record(line, column, Allowance(bound: reason))
}

/// Claims that `value` is less than `bound`.
///
/// - Parameter name: what the bound is, in words: `"half of the fixed kernel's"`.
public func expect(
    _ value: Double, lessThan bound: Double, _ quantity: String = "value", bound name: String? = nil, line: Int = #line,
    column: Int = #column
) {
    NumericClaim(quantity: quantity, value: value, bounds: .below(bound), reason: name).record(line, column)
}

/// Claims that `value` is greater than `bound`.
///
/// - Parameter name: what the bound is, in words: `"twice the oracle's"`.
public func expect(
    _ value: Double, greaterThan bound: Double, _ quantity: String = "value", bound name: String? = nil, line: Int = #line,
    column: Int = #column
) {
    NumericClaim(quantity: quantity, value: value, bounds: .above(bound), reason: name).record(line, column)
}

/// Claims that an estimate is less than `bound` by more than three of its standard errors: chance does not explain it.
public func expect(
    _ value: Double, plusMinus standardError: Double, lessThan bound: Double, _ quantity: String = "value", line: Int = #line,
    column: Int = #column
) {
    NumericClaim(quantity: quantity, value: value, standardError: standardError, bounds: .below(bound)).record(line, column)
}

/// Claims that an estimate is greater than `bound` by more than three of its standard errors: chance does not explain it.
public func expect(
    _ value: Double, plusMinus standardError: Double, greaterThan bound: Double, _ quantity: String = "value",
    line: Int = #line, column: Int = #column
) {
    NumericClaim(quantity: quantity, value: value, standardError: standardError, bounds: .above(bound)).record(line, column)
}

/// Claims that a count is `expected`.
public func expect(
    _ count: Int, equals expected: Int, _ quantity: String, line: Int = #line, column: Int = #column
) {
    let comparison = Comparison(quantity: quantity, expected: expected.grouped)
    ClaimCollector.shared.add(
        Claim(
            statement: "\(quantity) is \(expected.grouped)", found: count.grouped, holds: count == expected, line: line,
            column: column, comparison: comparison))
}

/// Claims that all of `values`, of which there is at least one, are less than `bound`: the largest is shown.
public func expect(
    every values: some Sequence<Double>, lessThan bound: Double, _ quantity: String, bound name: String? = nil,
    line: Int = #line, column: Int = #column
) {
    let extreme = values.extreme { $0 > $1 }
    NumericClaim(
        quantity: "\(quantity), at its largest", value: extreme ?? .nan, isMissing: extreme == nil, bounds: .below(bound),
        reason: name
    ).record(line, column)
}

/// Claims that all of `values`, of which there is at least one, are greater than `bound`: the least is shown.
public func expect(
    every values: some Sequence<Double>, greaterThan bound: Double, _ quantity: String, bound name: String? = nil,
    line: Int = #line, column: Int = #column
) {
    let extreme = values.extreme { $0 < $1 }
    NumericClaim(
        quantity: "\(quantity), at its least", value: extreme ?? .nan, isMissing: extreme == nil, bounds: .above(bound),
        reason: name
    ).record(line, column)
}

/// Claims that `values` follow each other in order: the claim shows them all if they are few, otherwise how many there are.
public func expect(
    _ values: [Double], are order: ClaimedOrder, _ quantity: String, line: Int = #line, column: Int = #column
) {
    let shown = values.isEmpty ? [NumericClaim.nothing] : values.map { $0.formatted(digits: 3) }
    let comparison = Comparison(quantity: quantity, expected: order.words)
    ClaimCollector.shared.add(
        Claim(
            statement: "\(quantity): \(order.words)",
            found: values.count <= 6 ? shown.joined(separator: ", ") : "\(shown[0]), …, \(shown[shown.count - 1])",
            holds: order.holds(of: values), line: line, column: column, comparison: comparison))
}

// MARK: Counts

/// Claims that a count is less than `bound`.
public func expect(
    _ count: Int, lessThan bound: Int, _ quantity: String, bound name: String? = nil, line: Int = #line, column: Int = #column
) {
    expect(Double(count), lessThan: Double(bound), quantity, bound: name, line: line, column: column)
}

/// Claims that a count is greater than `bound`.
public func expect(
    _ count: Int, greaterThan bound: Int, _ quantity: String, bound name: String? = nil, line: Int = #line,
    column: Int = #column
) {
    expect(Double(count), greaterThan: Double(bound), quantity, bound: name, line: line, column: column)
}

extension Sequence<Double> {
    /// The element that comes before all others; not a number if one is not a number.
    fileprivate func extreme(_ comesBefore: (Double, Double) -> Bool) -> Double? {
        var iterator = makeIterator()
        guard var extreme = iterator.next() else { return nil }
        while let value = iterator.next() {
            if extreme.isNaN || value.isNaN { return .nan }
            if comesBefore(value, extreme) { extreme = value }
        }
        return extreme
    }
}
