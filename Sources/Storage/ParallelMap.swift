import Dispatch
import Foundation
import Synchronization

/// The results of `body` over `items`, in order, on at most `jobs` threads at once: the caller's, and helpers'. The first error in
/// the items' order is thrown, after all have ended.
///
/// Maps in maps share the helpers: one that has nothing left to do in the outer map goes to the inner ones, and another takes the
/// place of a caller that waits, so that the last long item of a map has all cores. When the caller goes on, there is one too many until
/// a helper has ended its item.
///
/// - Parameter costs: of each item, in any unit; the costliest are begun first, so that no long one is left over for the end. Without
///   costs they are begun as they stand.
package func parallelMap<Item: Sendable, Output: Sendable, Failure: Error>(
    _ items: [Item], jobs: Int, costs: [Double] = [], _ body: @escaping @Sendable (Item) throws(Failure) -> Output
) throws(Failure) -> [Output] {
    try Helpers.all.map(items, jobs: jobs, costs: costs, body)
}

/// What two functions return that do not need each other, on two threads if `jobs` allows it. The first's error is thrown before the
/// second's, after both have ended.
package func both<First: Sendable, Second: Sendable>(
    jobs: Int, _ first: @escaping @Sendable () throws -> First, _ second: @escaping @Sendable () throws -> Second
) throws -> (First, Second) {
    try Helpers.all.both(jobs: jobs, first, second)
}

extension Helpers {
    func map<Item: Sendable, Output: Sendable, Failure: Error>(
        _ items: [Item], jobs: Int, costs: [Double] = [], _ body: @escaping @Sendable (Item) throws(Failure) -> Output
    ) throws(Failure) -> [Output] {
        precondition(costs.isEmpty || costs.count == items.count, "a cost for each item")
        let order = costs.isEmpty ? Array(items.indices) : costs.indices.sorted { (costs[$1], $0) < (costs[$0], $1) }
        let results = ResultSlots<Output, Failure>(count: items.count)
        let work = SharedWork(count: items.count) { place in
            let index = order[place]
            results.fill(index, with: Result { () throws(Failure) in try body(items[index]) })
        }
        run(work, jobs: min(jobs, items.count))
        return try results.outputs()
    }

    func both<First: Sendable, Second: Sendable>(
        jobs: Int, _ first: @escaping @Sendable () throws -> First, _ second: @escaping @Sendable () throws -> Second
    ) throws -> (First, Second) {
        let results = (ResultSlots<First, any Error>(count: 1), ResultSlots<Second, any Error>(count: 1))
        let parts: [@Sendable () -> Void] = [
            { results.0.fill(0, with: Result(catching: first)) }, { results.1.fill(0, with: Result(catching: second)) },
        ]
        _ = map(parts, jobs: jobs) { $0() }
        return (try results.0.outputs()[0], try results.1.outputs()[0])
    }
}

private final class ResultSlots<Output: Sendable, Failure: Error>: Sendable {
    private let slots: Mutex<[Result<Output, Failure>?]>

    init(count: Int) { slots = Mutex(Array(repeating: nil, count: count)) }

    func fill(_ index: Int, with result: Result<Output, Failure>) { slots.withLock { $0[index] = result } }

    /// All of them, or the first error.
    func outputs() throws(Failure) -> [Output] {
        var outputs: [Output] = []
        for result in slots.withLock({ $0 }) {
            if let output = try result?.get() { outputs.append(output) }
        }
        return outputs
    }
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

    /// - Parameter isWanted: whether one more item may be done; asked before each.
    /// - Returns: whether no item is left.
    @discardableResult
    func takePart(while isWanted: () -> Bool = { true }) -> Bool {
        while isWanted() {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return true }
            body(index)
        }
        return false
    }
}

/// The threads that help with maps.
final class Helpers: Sendable {
    /// The process's.
    static let all = Helpers()

    private struct Offer {
        let work: SharedWork
        /// How many threads its map may have.
        let jobs: Int
        /// How many more may help.
        var places: Int
    }

    private struct State {
        /// The maps that helpers may join, the newest last.
        var offers: [Offer] = []
        var threads = 0
        /// Callers that have nothing left to do but wait for helpers.
        var waiting = 0

        /// The newest offer that has a place.
        var open: Int? { offers.lastIndex { $0.places > 0 } }

        /// Whether helpers, who are at work now, are not too many for a map.
        func mayHelp(jobs: Int) -> Bool { threads - waiting < jobs }

        /// How many threads may start for an offer.
        mutating func start(for offer: Offer) -> Int {
            let started = max(min(offer.places, offer.jobs - 1 + waiting - threads), 0)
            threads += started
            return started
        }
    }

    private let state = Mutex(State())

    /// Ends when all is done; the caller takes part.
    fileprivate func run(_ work: SharedWork, jobs: Int) {
        guard jobs > 1 else {
            work.takePart()
            return
        }
        let offer = Offer(work: work, jobs: jobs, places: jobs - 1)
        start(
            state.withLock { state in
                state.offers.append(offer)
                return state.start(for: offer)
            })
        work.takePart()
        withdraw(work)
        start(
            state.withLock { state in
                state.waiting += 1
                return state.open.map { state.start(for: state.offers[$0]) } ?? 0
            })
        work.helpers.wait()
        state.withLock { $0.waiting -= 1 }
    }

    private func start(_ threads: Int) {
        // A dispatch queue starts no more threads while as many as it allows are blocked in other work.
        for _ in 0..<threads { Thread.detachNewThread { self.help() } }
    }

    /// No one else joins what has no items left.
    private func withdraw(_ work: SharedWork) { state.withLock { $0.offers.removeAll { $0.work === work } } }

    /// Goes from map to map until no one needs help.
    private func help() {
        while let (work, jobs) = join() {
            if work.takePart(while: { state.withLock { $0.mayHelp(jobs: jobs) } }) { withdraw(work) } else { leave(work) }
            work.helpers.leave()
        }
    }

    /// A map that has a place left; nil ends the thread.
    private func join() -> (work: SharedWork, jobs: Int)? {
        state.withLock { state in
            guard let index = state.open, state.mayHelp(jobs: state.offers[index].jobs) else {
                state.threads -= 1
                return nil
            }
            state.offers[index].places -= 1
            let offer = state.offers[index]
            offer.work.helpers.enter()
            return (offer.work, offer.jobs)
        }
    }

    /// Another may take the place.
    private func leave(_ work: SharedWork) {
        state.withLock { state in
            if let index = state.offers.firstIndex(where: { $0.work === work }) { state.offers[index].places += 1 }
        }
    }
}
