import Storage

/// Why a block has to run again.
package enum Staleness: Sendable, Equatable {
    /// It never ran here, or its last run failed: a failure is never reused.
    case neverRan
    /// Something that its machine code can reach.
    case codeChanged
    case inputsChanged([String])
    /// Experiments that it uses are stale themselves; should their values come out the same, it stays as it is.
    case inputsMayChange([String])
    case dataChanged([String])
    /// Parameters that it uses have other values.
    case parametersChanged([String])
    /// It may use the network now, or may no longer.
    case networkChanged
    case toolsChanged
    /// Nothing changed, but the stored outcome is gone or damaged.
    case outcomeLost
    /// Nothing changed, but it was asked to run.
    case askedFor
}

/// A block that is not up to date.
package struct StaleBlock: Sendable {
    package var identifier: String
    package var reason: Staleness
    /// What decides its outcome now; nil while it waits for the value of another block.
    package var current: BlockKey?
    /// What decided its last outcome.
    package var previous: BlockKey?
    /// What changed in the code that it reaches, when that is the reason and the last run's record is still there.
    package var change: ReachChange?
}

/// Compares what decides the outcome of a block that has none in the store with what decided its last one.
///
/// - Parameters:
///   - current: the key now; nil while it depends on `pending` experiments that have yet to run.
///   - previous: the key of the last run; nil if there was none.
func staleness(current: BlockKey?, previous: BlockKey?, pending: [String]) -> Staleness {
    guard let previous else { return .neverRan }
    guard let current else { return .inputsMayChange(pending) }
    if current.code != previous.code { return .codeChanged }
    let inputs = changed(current.inputs, previous.inputs)
    if !inputs.isEmpty { return .inputsChanged(inputs) }
    let data = changed(current.data, previous.data)
    if !data.isEmpty { return .dataChanged(data) }
    let parameters = changed(current.parameters, previous.parameters)
    if !parameters.isEmpty { return .parametersChanged(parameters) }
    if current.usesNetwork != previous.usesNetwork { return .networkChanged }
    if current.tools != previous.tools { return .toolsChanged }
    return .outcomeLost
}

private func changed<Value: Equatable>(_ new: [String: Value], _ old: [String: Value]) -> [String] {
    Set(new.keys).union(old.keys).filter { new[$0] != old[$0] }.sorted()
}
