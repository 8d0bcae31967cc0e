import Foundation
internal import Glibc

/// The tangled program's main function: runs one block for each command until its standard input ends.
public enum ChapterProgram {
    public static func run(_ blocks: [any ChapterBlock]) {
        StandardOutput.bufferByLine()
        signal(SIGPIPE, SIG_IGN)
        let byName = Dictionary(blocks.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        while let line = readLine() {
            do {
                let command = try JSONDecoder().decode(RunCommand.self, from: Data(line.utf8))
                guard let block = byName[command.block] else { throw UnknownBlock(name: command.block) }
                StoredValues.shared.locate(command.inputs)
                tell(outcome(of: block, command))
            } catch {
                tell(.threw("\(error)", seconds: 0))
            }
        }
    }

    private static func outcome(of block: any ChapterBlock, _ command: RunCommand) -> RunEvent {
        let start = ContinuousClock.now
        let result = Result { try block.work.run(command) { tell(.progress($0)) } }
        fflush(nil)
        let elapsed = start.duration(to: .now)
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
        switch result {
        case .success(let product): return .finished(product, seconds: seconds)
        case .failure(let error): return .threw("\(error)", seconds: seconds)
        }
    }

    /// Events are short, so that one write is one whole line even when several threads report progress; a product that is
    /// longer than a pipe's buffer is written when no other thread of the block runs any more.
    private static func tell(_ event: RunEvent) {
        guard var line = try? JSONEncoder().encode(event) else { return }
        line.append(UInt8(ascii: "\n"))
        line.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = write(RunEvent.descriptor, rest.baseAddress, rest.count)
                if written < 0 && errno == EINTR { continue }
                if written <= 0 { exit(1) }
                rest = rest.dropFirst(written)
            }
        }
    }
}

private struct UnknownBlock: Error, CustomStringConvertible {
    let name: String
    var description: String { "this chapter has no block `\(name)`" }
}

extension Slice where Base == UnsafeRawBufferPointer {
    fileprivate var baseAddress: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}
