import Dispatch
import Glibc
import Synchronization
import Testing
@testable import Storage

@Suite("Maps on several threads give their results in order, and help each other")
struct ParallelMapTests {
    /// Of its own: those of the process are at work for other tests.
    private let helpers = Helpers()

    @Test("equals the map of one thread", arguments: [0, 1, 2, 3, 8], [0, 1, 2, 97])
    func equalsSerial(jobs: Int, count: Int) {
        #expect(helpers.map(Array(0..<count), jobs: jobs) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }

    private struct Odd: Error, Equatable { let value: Int }

    @Test("throws the first error in order after all have ended", arguments: [1, 2, 8])
    func throwing(jobs: Int) {
        let ended = Atomic(0)
        #expect(throws: Odd(value: 37)) {
            try helpers.map(Array(0..<100), jobs: jobs) { value throws(Odd) -> Int in
                ended.add(1, ordering: .relaxed)
                if value == 37 || value > 90 { throw Odd(value: value) }
                return value
            }
        }
        #expect(ended.load(ordering: .relaxed) == 100)
    }

    @Test("begins the costliest first, and gives results and errors in order", arguments: [0, 1, 2, 8])
    func costly(jobs: Int) {
        let begun = Mutex([Int]())
        let items = Array(0..<7)
        let results = helpers.map(items, jobs: jobs, costs: [1, 0, 5, 5, 0.5, 9, 0]) { item in
            begun.withLock { $0.append(item) }
            return 10 * item
        }
        #expect(results == items.map { 10 * $0 })
        if jobs < 2 { #expect(begun.withLock { $0 } == [5, 2, 3, 0, 4, 1, 6]) }
        #expect(throws: Odd(value: 1)) {
            try helpers.map(items, jobs: jobs, costs: items.map(Double.init)) { item throws(Odd) -> Int in
                throw Odd(value: item | 1)
            }
        }
    }

    @Test("two functions run beside each other, or one after the other")
    func pairs() throws {
        #expect(try helpers.both(jobs: 1, { 1 }, { "two" }) == (1, "two"))
        // Each of the two ends only when the other has begun.
        let begun = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
        let met = try helpers.both(jobs: 2) {
            begun[0].signal()
            return begun[1].wait(timeout: .now() + 300) == .success
        } _: {
            begun[1].signal()
            return begun[0].wait(timeout: .now() + 300) == .success
        }
        #expect(met == (true, true))
        #expect(throws: Odd(value: 1)) {
            try helpers.both(jobs: 2, { throw Odd(value: 1) }, { throw Odd(value: 2) }) as (Int, Int)
        }
        #expect(throws: Odd(value: 2)) { try helpers.both(jobs: 2, { 1 }, { throw Odd(value: 2) }) as (Int, Int) }
    }

    @Test("a map in a map's last item gets the threads that have nothing left to do")
    func nested() {
        let isHelped = helpers.map([0, 1], jobs: 2) { [helpers] outer in
            guard outer == 0 else { return true }
            // Each of the two ends only when the other has begun.
            let begun = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
            return helpers.map([0, 1], jobs: 2) { inner in
                begun[inner].signal()
                return begun[1 - inner].wait(timeout: .now() + 300) == .success
            } == [true, true]
        }
        #expect(isHelped == [true, true])
    }

    /// But for a moment: those that waited go on while others that took their places end their items.
    @Test("no more than `jobs` threads are at work, whatever stands in what", arguments: [2, 3])
    func bounded(jobs: Int) {
        let now = Atomic(0)
        let most = Atomic(0)
        let sums = helpers.map(Array(0..<6), jobs: jobs) { [helpers] row in
            helpers.map(Array(0..<20), jobs: jobs) { column in
                most.max(now.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
                usleep(50)
                now.subtract(1, ordering: .relaxed)
                return row * column
            }.reduce(0, +)
        }
        #expect(sums == (0..<6).map { $0 * 190 })
        #expect(most.load(ordering: .relaxed) < 2 * jobs)
    }
}
