import Dispatch
import Synchronization

/// The results of `body` over `items`, in order, on at most `jobs` threads at once: the caller's, and helpers'. The first error in
/// the items' order is thrown, after all have ended.
///
/// Maps in maps share the helpers: one that has nothing left to do in the outer map goes to the inner ones, so that the last long
/// item of a map does not wait for a single core.
package func parallelMap<Item: Sendable, Output: Sendable, Failure: Error>(
    _ items: [Item], jobs: Int, _ body: @escaping @Sendable (Item) throws(Failure) -> Output
) throws(Failure) -> [Output] {
    let results = ResultSlots<Output, Failure>(count: items.count)
    let work = SharedWork(count: items.count) { index in
        let result = Result { () throws(Failure) in try body(items[index]) }
        results.slots.withLock { $0[index] = result }
    }
    Helpers.all.run(work, jobs: min(jobs, items.count))
    var outputs: [Output] = []
    for result in results.slots.withLock({ $0 }) {
        if let output = try result?.get() { outputs.append(output) }
    }
    return outputs
}

private final class ResultSlots<Output: Sendable, Failure: Error>: Sendable {
    let slots: Mutex<[Result<Output, Failure>?]>

    init(count: Int) { slots = Mutex(Array(repeating: nil, count: count)) }
}

/// The items of one map: each is done once, by whoever comes first.
private final class SharedWork: Sendable {
    private let count: Int
    private let body: @Sendable (Int) -> Void
    private let next = Atomic(0)
    /// The helpers that are at it.
    let helpers = DispatchGroup()

    init(count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        self.count = count
        self.body = body
    }

    func takePart() {
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            body(index)
        }
    }
}

/// The threads of the process that help with maps.
private final class Helpers: Sendable {
    static let all = Helpers()

    private struct Offer {
        let work: SharedWork
        /// How many more may help.
        var places: Int
    }

    private struct State {
        /// The maps that helpers may join, the newest last.
        var offers: [Offer] = []
        var threads = 0
    }

    private let state = Mutex(State())

    /// Ends when all is done; the caller takes part.
    func run(_ work: SharedWork, jobs: Int) {
        guard jobs > 1 else { return work.takePart() }
        let started = state.withLock { state in
            state.offers.append(Offer(work: work, places: jobs - 1))
            let started = max(jobs - 1 - state.threads, 0)
            state.threads += started
            return started
        }
        for _ in 0..<started { DispatchQueue.global().async { self.help() } }
        work.takePart()
        withdraw(work)
        work.helpers.wait()
    }

    /// No one else joins what has no items left.
    private func withdraw(_ work: SharedWork) { state.withLock { $0.offers.removeAll { $0.work === work } } }

    /// Goes from map to map until no one needs help.
    private func help() {
        while let work = join() {
            work.takePart()
            withdraw(work)
            work.helpers.leave()
        }
    }

    /// A map that has a place left; nil ends the thread.
    private func join() -> SharedWork? {
        state.withLock { state in
            guard let index = state.offers.lastIndex(where: { $0.places > 0 }) else {
                state.threads -= 1
                return nil
            }
            state.offers[index].places -= 1
            let work = state.offers[index].work
            work.helpers.enter()
            return work
        }
    }
}
