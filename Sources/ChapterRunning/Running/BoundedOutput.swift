import Foundation

/// What a process prints, in bounded memory: all of it, or its beginning and its end.
struct BoundedOutput {
    private let headLimit: Int
    private let tailLimit: Int
    private var head = Data()
    private var tail = Data()
    private var dropped = 0

    init(head: Int = 512 * 1024, tail: Int = 64 * 1024) {
        headLimit = head
        tailLimit = tail
    }

    mutating func append(_ bytes: [UInt8]) {
        let fitting = min(bytes.count, headLimit - head.count)
        head += bytes[..<fitting]
        tail += bytes[fitting...]
        // Cut now and then, not at each read.
        if tail.count > 2 * tailLimit { cut() }
    }

    /// What was printed; where something is left out, whole lines around a note that says so.
    var text: String {
        var all = self
        all.cut()
        guard all.dropped > 0 else { return String(decoding: all.head + all.tail, as: UTF8.self) }
        let first = all.head.lastIndex(of: UInt8(ascii: "\n")).map { all.head[...$0] } ?? all.head
        let last = all.tail.firstIndex(of: UInt8(ascii: "\n")).map { all.tail[(all.tail.index(after: $0))...] } ?? all.tail
        let left = all.dropped + all.head.count - first.count + all.tail.count - last.count
        let start = String(decoding: first, as: UTF8.self)
        let note = "\(start.hasSuffix("\n") ? "" : "\n")[… \(left) bytes left out …]\n"
        return start + note + String(decoding: last, as: UTF8.self)
    }

    private mutating func cut() {
        let excess = tail.count - tailLimit
        guard excess > 0 else { return }
        dropped += excess
        tail = Data(tail.suffix(tailLimit))
    }
}
