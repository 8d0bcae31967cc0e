/// Where Cairo writes: bytes in memory.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    func append(_ pointer: UnsafePointer<UInt8>, count: Int) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: pointer, count: count))
    }
}
