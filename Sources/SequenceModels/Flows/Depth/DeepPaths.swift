/// What is kept of integrated components: 8 numbers each, and the times of their panels.
struct DeepPaths: Sendable {
    private var records: [Double] = []
    private var times: [Double] = []
    private(set) var count = 0

    /// Room for one more component, and where it begins.
    @discardableResult
    mutating func append(_ record: SIMD8<Double>, times count: Int) -> (record: Int, time: Int) {
        let start = (records.count, times.count)
        for lane in 0..<8 { records.append(record[lane]) }
        times.append(contentsOf: repeatElement(0, count: count))
        self.count += 1
        return start
    }

    mutating func withMutablePointers(
        _ body: (_ records: UnsafeMutablePointer<Double>, _ times: UnsafeMutablePointer<Double>) -> Void
    ) {
        records.withUnsafeMutableBufferPointer { records in
            times.withUnsafeMutableBufferPointer { times in
                guard let record = records.baseAddress, let time = times.baseAddress else { return }
                body(record, time)
            }
        }
    }

    /// Nil if there are no components.
    func withPointers<Result>(
        _ body: (_ records: UnsafePointer<Double>, _ times: UnsafePointer<Double>) -> Result
    ) -> Result? {
        records.withUnsafeBufferPointer { records in
            times.withUnsafeBufferPointer { times in
                guard let record = records.baseAddress, let time = times.baseAddress else { return nil }
                return body(record, time)
            }
        }
    }
}
