internal import Dispatch
internal import Foundation
import Synchronization

extension RandomAccessCollection where Self: Sendable, Element: Sendable {
    /// The transformed elements, in the order of the elements, computed on all cores.
    ///
    /// The result is that of `map`, bit for bit, for any number of cores, as long as `transform` is a function of its element.
    /// Calls may be nested. Elements are started in order; each core takes the next one when it is free.
    ///
    /// - Parameters:
    ///   - cores: how many elements may be in work at once; all active cores if nil.
    ///   - progress: told the finished fraction after each element: increasing, one call at a time, from any thread; 1 at the end.
    ///   - transform: the work on one element; large enough (microseconds) to be worth handing out.
    /// - Throws: what `transform` threw for the first element, in order, for which it throws. Elements after it may be skipped.
    public func parallelMap<Value: Sendable, Failure: Error>(
        cores: Int? = nil,
        progress: (@Sendable (Double) -> Void)? = nil,
        _ transform: @Sendable (Element) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let total = count
        let workers = Swift.min(Swift.max(cores ?? ProcessInfo.processInfo.activeProcessorCount, 1), total)
        nonisolated(unsafe) let slots = UnsafeMutableBufferPointer<Result<Value, Failure>?>.allocate(capacity: total)
        slots.initialize(repeating: nil)
        defer {
            slots.deinitialize()
            slots.deallocate()
        }
        let queue = WorkQueue(count: total)
        let finished = Mutex(0)
        @Sendable func work(_: Int) {
            while let offset = queue.take() {
                do throws(Failure) {
                    slots[offset] = .success(try transform(self[index(startIndex, offsetBy: offset)]))
                } catch {
                    slots[offset] = .failure(error)
                    return queue.stop(at: offset)
                }
                guard let progress else { continue }
                finished.withLock { done in
                    done += 1
                    progress(Double(done) / Double(total))
                }
            }
        }
        if workers <= 1 { work(0) } else { DispatchQueue.concurrentPerform(iterations: workers, execute: work) }
        return try Self.values(slots)
    }

    /// Slots are filled in order up to the first failure, so the first failure is met before any empty slot.
    private static func values<Value, Failure: Error>(
        _ slots: UnsafeMutableBufferPointer<Result<Value, Failure>?>
    ) throws(Failure) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(slots.count)
        for slot in slots {
            guard let slot else { preconditionFailure("an element before the first failure was not computed") }
            values.append(try slot.get())
        }
        return values
    }
}
