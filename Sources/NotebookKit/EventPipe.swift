import ChapterInterface
import Foundation
internal import Glibc

/// The pipes on which a chapter's processes tell the notebook what happens.
enum EventPipe {
    /// What a block says of itself. Events are short, so that one write is one whole line even when several threads report
    /// progress; a product that is longer than a pipe's buffer is written when no other thread of the block reports any more.
    static func tell(_ event: BlockEvent) {
        if !write(event, to: BlockEvent.descriptor) { _exit(BlockEvent.unheard) }
    }

    /// What is known of the block from outside.
    static func tell(_ event: ProgramEvent) {
        if !write(event, to: ProgramEvent.descriptor) { _exit(1) }
    }

    /// A block of which there is no process, as `errno` tells.
    static func tellNotStarted() {
        tell(ProgramEvent.systemFailed("fork: \(String(cString: strerror(errno)))"))
        tell(ProgramEvent.ended(status: 0))
    }

    /// - Returns: whether all of it was written.
    private static func write(_ event: some Encodable, to descriptor: Int32) -> Bool {
        guard var line = try? JSONEncoder().encode(event) else { return false }
        line.append(UInt8(ascii: "\n"))
        return line.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0 && errno == EINTR { continue }
                if written <= 0 { return false }
                rest = rest.dropFirst(written)
            }
            return true
        }
    }
}

/// The lines of the standard input, as they come. (`readLine` would read ahead, and a block could read on.) Each takes the place of
/// the one before, so that no block finds memory that an earlier command has moved.
struct CommandLines {
    private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)

    /// Valid until the next call; nil when there are no more. The notebook sends one at a time.
    mutating func next() -> UnsafeRawBufferPointer? {
        var count = 0
        while true {
            if count == buffer.count { grow() }
            let got = read(0, buffer.baseAddress?.advanced(by: count), buffer.count - count)
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { return nil }
            count += got
            if buffer[count - 1] == UInt8(ascii: "\n") { return UnsafeRawBufferPointer(rebasing: buffer[..<(count - 1)]) }
        }
    }

    private mutating func grow() {
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * buffer.count, alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
        buffer.deallocate()
        buffer = larger
    }
}
