/// Why a block has to run again, or that it does not.
package enum Staleness: Sendable, Equatable {
    case fresh
    case neverRan
    /// Its last run failed, and a failure is never reused.
    case failedBefore
    /// Something that its machine code can reach.
    case codeChanged
    case inputsChanged([String])
    /// Experiments that it uses are stale themselves; should their values come out the same, it stays as it is.
    case inputsMayChange([String])
    case dataChanged([String])
    case toolsChanged
    /// The stored outcome is gone or damaged.
    case outcomeLost
    case doesNotCompile
}

/// Compares what decides a block's outcome now with what decided its last one.
///
/// - Parameters:
///   - current: the key now; nil while it depends on `pending` experiments that have yet to run.
///   - previous: the key of the last run; nil if there was none.
///   - isStored: whether the outcome under `current` is in the store.
func staleness(current: BlockKey?, previous: BlockKey?, pending: [String], isStored: Bool) -> Staleness {
    if !pending.isEmpty { return previous == nil ? .neverRan : .inputsMayChange(pending) }
    guard let current else { return .neverRan }
    if isStored { return .fresh }
    guard let previous else { return .neverRan }
    if current.code != previous.code { return .codeChanged }
    let inputs = changed(current.inputs, previous.inputs)
    if !inputs.isEmpty { return .inputsChanged(inputs) }
    let data = changed(current.data, previous.data)
    if !data.isEmpty { return .dataChanged(data) }
    if current.tools != previous.tools { return .toolsChanged }
    return .outcomeLost
}

private func changed(_ new: [String: Digest], _ old: [String: Digest]) -> [String] {
    Set(new.keys).union(old.keys).filter { new[$0] != old[$0] }.sorted()
}
