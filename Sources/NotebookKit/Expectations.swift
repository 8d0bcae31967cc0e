import ChapterInterface

/// Claims that `condition` holds; `statement` says so in words.
public func expect(_ condition: Bool, _ statement: String, line: Int = #line, column: Int = #column) {
    record(statement, found: condition ? "true" : "false", holds: condition, line, column)
}

/// Claims that `value` is within `tolerance` of `target`; a value that is not a number is not.
public func expect(
    _ value: Double, within tolerance: Double, of target: Double, _ name: String = "value", line: Int = #line,
    column: Int = #column
) {
    let statement = "\(name) within \(tolerance.formatted(digits: 3)) of \(target.formatted(digits: 5))"
    record(statement, found: value.formatted(digits: 5), holds: abs(value - target) <= tolerance, line, column)
}

/// Claims that `value` is in `range`.
public func expect(
    _ value: Double, in range: ClosedRange<Double>, _ name: String = "value", line: Int = #line, column: Int = #column
) {
    let statement = "\(name) between \(range.lowerBound.formatted(digits: 5)) and \(range.upperBound.formatted(digits: 5))"
    record(statement, found: value.formatted(digits: 5), holds: range.contains(value), line, column)
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

private func record(_ statement: String, found: String, holds: Bool, _ line: Int, _ column: Int) {
    ClaimCollector.shared.add(Claim(statement: statement, found: found, holds: holds, line: line, column: column))
}
