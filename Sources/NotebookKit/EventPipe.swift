import ChapterInterface
import Foundation
internal import Glibc

/// The pipe on which a chapter's processes tell the notebook what happens.
enum EventPipe {
    /// Events are short, so that one write is one whole line even when several threads report progress; a product that is
    /// longer than a pipe's buffer is written when no other thread of the block reports any more.
    static func tell(_ event: RunEvent) {
        guard var line = try? JSONEncoder().encode(event) else { return }
        // A block that was killed may have left half a line behind.
        if case .ended = event { line.insert(UInt8(ascii: "\n"), at: 0) }
        line.append(UInt8(ascii: "\n"))
        line.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = write(RunEvent.descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0 && errno == EINTR { continue }
                if written <= 0 { _exit(1) }
                rest = rest.dropFirst(written)
            }
        }
    }
}

/// The lines of the standard input, as they come. (`readLine` would read ahead, and a block could read on.)
struct InputLines: IteratorProtocol {
    private var pending = Data()

    mutating func next() -> Data? {
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Data(pending[..<end])
                pending = Data(pending[pending.index(after: end)...])
                return line
            }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = read(0, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return nil }
            pending += buffer.prefix(count)
        }
    }
}
