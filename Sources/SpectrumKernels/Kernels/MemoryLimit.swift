internal import Foundation

/// How much memory a computation may take. What it needs is known from its sizes, and compared with this before it starts.
public struct MemoryLimit: Sendable, Hashable {
    public let bytes: Int

    public init(bytes: Int) { self.bytes = bytes }

    /// All of the machine's memory.
    public static var machine: MemoryLimit {
        MemoryLimit(bytes: Int(clamping: ProcessInfo.processInfo.physicalMemory))
    }

    /// - Parameter doubles: how many numbers are to be held at once, factors multiplied; their product may be beyond any integer.
    /// - Throws: ``SpectrumKernelError/memoryExceeded(bytes:limit:)``.
    func require(doubles factors: [Int]) throws(SpectrumKernelError) {
        var bytes = 8
        for factor in factors {
            let (product, overflow) = bytes.multipliedReportingOverflow(by: factor)
            bytes = overflow ? .max : product
        }
        guard bytes <= self.bytes else { throw .memoryExceeded(bytes: bytes, limit: self.bytes) }
    }
}
