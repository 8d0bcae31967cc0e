import Foundation
import Synchronization

/// The stored values that this process was told of, read once each.
final class StoredValues: Sendable {
    static let shared = StoredValues()

    private struct State {
        var paths: [String: String] = [:]
        var decoded: [String: any Sendable] = [:]
    }

    private let state = Mutex(State())

    /// Makes the value of each experiment in `paths` readable at its path; one that has moved is read anew.
    func locate(_ paths: [String: String]) {
        state.withLock { state in
            for (name, path) in paths where state.paths[name] != path {
                state.paths[name] = path
                state.decoded[name] = nil
            }
        }
    }

    func value<Value: Decodable & Sendable>(of name: String, as type: Value.Type) throws -> Value {
        let (known, path) = state.withLock { ($0.decoded[name], $0.paths[name]) }
        // Unwrapped first: no value at all would pass for a nil of an optional type.
        if let known, let value = known as? Value { return value }
        guard let path else { throw MissingValue(name: name) }
        guard let bytes = FileManager.default.contents(atPath: path) else { throw StorageFailure("\(path): cannot be read") }
        let value: Value
        do { value = try ValueCoding.decode(type, from: bytes) } catch {
            throw UnreadableValue(name: name, type: "\(type)", error: error)
        }
        state.withLock { $0.decoded[name] = value }
        return value
    }
}

/// A block asked for an experiment's value that the notebook did not hand over.
struct MissingValue: Error, CustomStringConvertible {
    let name: String
    var description: String { "the value of the experiment `\(name)` was not handed to this block" }
}

/// What an experiment returned was written, and its type does not read it.
struct UnreadableValue: Error, CustomStringConvertible {
    let name: String
    let type: String
    let error: any Error
    var description: String { "the value of the experiment `\(name)` cannot be read back as \(type): \(error)" }
}
