internal import CDuktape

/// A Duktape heap: JavaScript of our own choice runs in it, without files, clock or network.
///
/// It has no thread of its own and keeps nothing of one: whoever holds it may use it, one at a time, which `EnginePool` sees to.
final class JavaScriptHeap: @unchecked Sendable {
    enum Failure: Error, Equatable {
        case outOfMemory
        case thrown(String)
    }

    private let heap: OpaquePointer

    init() throws(Failure) {
        guard let heap = duktape_create_heap() else { throw .outOfMemory }
        self.heap = heap
    }

    deinit {
        duk_destroy_heap(heap)
    }

    /// Runs a program.
    /// - Returns: its last value as a string.
    func evaluate(_ source: some Collection<UInt8>) throws(Failure) -> String {
        let succeeded = Array(source).withUnsafeBytes { bytes in
            duktape_evaluate(heap, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count) != 0
        }
        return try finish(succeeded)
    }

    /// Calls a global function with one string; both strings are ASCII, since Duktape's others are CESU-8.
    func call(_ function: String, _ argument: String) throws(Failure) -> String {
        guard duk_get_global_string(heap, function) != 0 else {
            duk_pop(heap)
            throw .thrown("there is no function \(function)")
        }
        let text = Array(argument.utf8)
        text.withUnsafeBytes { bytes in
            _ = duk_push_lstring(heap, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
        return try finish(duk_pcall(heap, 1) == 0)
    }

    /// Pops what the last call left.
    private func finish(_ succeeded: Bool) throws(Failure) -> String {
        var count = 0
        let start = duktape_string(heap, &count)
        let text = String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
        duk_pop(heap)
        guard succeeded else { throw .thrown(text) }
        return text
    }
}
