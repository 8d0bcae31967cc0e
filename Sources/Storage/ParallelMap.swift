import Dispatch
import Synchronization

/// The results of `body` over `items`, in order, on at most `jobs` threads at once. The first error in the items' order is
/// thrown, after all have ended.
package func parallelMap<Item: Sendable, Output: Sendable, Failure: Error>(
    _ items: [Item], jobs: Int, _ body: @Sendable (Item) throws(Failure) -> Output
) throws(Failure) -> [Output] {
    let state = Mutex((next: 0, results: [Result<Output, Failure>?](repeating: nil, count: items.count)))
    DispatchQueue.concurrentPerform(iterations: min(max(jobs, 1), max(items.count, 1))) { _ in
        while true {
            let index = state.withLock { state in
                defer { state.next += 1 }
                return state.next
            }
            guard index < items.count else { return }
            let result = Result { () throws(Failure) in try body(items[index]) }
            state.withLock { $0.results[index] = result }
        }
    }
    var outputs: [Output] = []
    for result in state.withLock({ $0.results }) {
        if let output = try result?.get() { outputs.append(output) }
    }
    return outputs
}
