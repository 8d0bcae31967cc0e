internal import CMicroHTTPD
import Foundation
import Synchronization

/// Server-sent events to every page that is open.
///
/// A page's connection sleeps while there is nothing to tell: MHD suspends it, and `send` wakes it up.
final class EventStream: Sendable {
    private struct Listener {
        /// The address of MHD's connection.
        let connection: Int
        var pending: [UInt8]
        var isSuspended = false
        /// Set when its place is given to another.
        var isEnded = false
    }

    private struct State {
        var latest: ServerSentEvent?
        var listeners: [Int: Listener] = [:]
        var count = 0
        var isEnded = false
    }

    private let state = Mutex(State())

    /// How many pages listen at once: the longest listening gives its place to one more, so that none is kept out. (Its browser asks
    /// again if it is still there.)
    static let mostListeners = 256

    /// How many pages are listening.
    var listenerCount: Int { state.withLock { $0.listeners.count } }

    /// Tells every page, and each that comes later until the next event.
    func send(_ event: ServerSentEvent) {
        state.withLock { state in
            state.latest = event
            Self.append(event, to: &state)
        }
    }

    /// Lets the server notice which pages were closed.
    func sendHeartbeat() {
        state.withLock { Self.append(.heartbeat, to: &$0) }
    }

    /// Ends every connection; one that comes later ends at once.
    func end() {
        state.withLock { state in
            state.isEnded = true
            for key in state.listeners.keys { Self.wake(key, &state) }
        }
    }

    private static func append(_ event: ServerSentEvent, to state: inout State) {
        for key in state.listeners.keys {
            state.listeners[key]?.pending += Array(event.text.utf8)
            wake(key, &state)
        }
    }

    private static func wake(_ key: Int, _ state: inout State) {
        guard let listener = state.listeners[key], listener.isSuspended else { return }
        state.listeners[key]?.isSuspended = false
        MHD_resume_connection(OpaquePointer(bitPattern: listener.connection))
    }

    // MARK: The server's side

    /// A response that never ends by itself.
    func response(on connection: OpaquePointer) -> OpaquePointer? {
        let key = add(connection: Int(bitPattern: connection))
        let seat = Unmanaged.passRetained(Seat(stream: self, key: key))
        let response = MHD_create_response_from_callback(
            .max, 4096,
            { seat, _, buffer, size in
                guard let seat, let buffer else { return -1 }
                let seated = Unmanaged<Seat>.fromOpaque(seat).takeUnretainedValue()
                return seated.stream.read(seated.key, into: UnsafeMutableRawBufferPointer(start: buffer, count: size))
            }, seat.toOpaque(),
            { seat in
                guard let seat else { return }
                let seated = Unmanaged<Seat>.fromOpaque(seat).takeRetainedValue()
                seated.stream.remove(seated.key)
            })
        if response == nil {
            seat.release()
            remove(key)
        }
        return response
    }

    /// A listener's place, which MHD holds.
    private final class Seat: Sendable {
        let stream: EventStream
        let key: Int

        init(stream: EventStream, key: Int) {
            self.stream = stream
            self.key = key
        }
    }

    private func add(connection: Int) -> Int {
        state.withLock { state in
            if state.listeners.count(where: { !$0.value.isEnded }) >= Self.mostListeners { Self.endOldest(of: &state) }
            state.count += 1
            let greeting = state.latest ?? .heartbeat
            state.listeners[state.count] = Listener(connection: connection, pending: Array(greeting.text.utf8))
            return state.count
        }
    }

    private static func endOldest(of state: inout State) {
        guard let oldest = state.listeners.filter({ !$0.value.isEnded }).keys.min() else { return }
        state.listeners[oldest]?.isEnded = true
        wake(oldest, &state)
    }

    /// As many bytes as there are; zero after falling asleep, -1 at the end.
    private func read(_ key: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        state.withLock { state in
            guard let listener = state.listeners[key] else { return -1 }
            if listener.isEnded { return -1 }
            if !listener.pending.isEmpty {
                let count = min(listener.pending.count, buffer.count)
                buffer.copyBytes(from: listener.pending.prefix(count))
                state.listeners[key]?.pending.removeFirst(count)
                return count
            }
            if state.isEnded { return -1 }
            state.listeners[key]?.isSuspended = true
            MHD_suspend_connection(OpaquePointer(bitPattern: listener.connection))
            return 0
        }
    }

    private func remove(_ key: Int) {
        state.withLock { $0.listeners[key] = nil }
    }
}
