/// The texts of a column, one after the other.
struct WrittenColumn {
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(_ numbers: [Double], digits: Int) {
        bytes.reserveCapacity(numbers.count * (digits + 2))
        for number in numbers {
            WrittenNumber.append(number, digits: digits, to: &bytes)
            ends.append(bytes.count)
        }
    }

    init(_ texts: [String]) {
        for text in texts {
            bytes.append(contentsOf: text.utf8)
            ends.append(bytes.count)
        }
    }

    func append(row: Int, to text: inout [UInt8]) {
        text.append(contentsOf: bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]])
    }
}
