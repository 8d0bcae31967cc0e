/// Reads a bitstream: records in blocks, packed to the bit.
///
/// - Source: LLVM Bitcode File Format, "Bitstream Format": https://llvm.org/docs/BitCodeFormat.html
struct Bitstream {
    /// It is none, or ends too early.
    struct Damaged: Error {}

    /// What stands where a reader is.
    enum Entry {
        /// Its contents follow; their first byte and the one behind their last.
        case block(id: UInt64, contents: Range<Int>)
        /// The bytes of its blob, where it has one.
        case record(code: UInt64, operands: [UInt64], blob: Range<Int>)
        /// Of the block at hand.
        case end
    }

    /// How the operands of a record are written.
    private enum Operand {
        case literal(UInt64)
        case fixed(Int)
        case variable(Int)
        case array
        case character
        case blob
    }

    private struct Scope {
        var id: UInt64
        var width: Int
        var abbreviations: [[Operand]]
    }

    private let bytes: [UInt8]
    private var bit: Int
    private var scopes = [Scope(id: .max, width: 2, abbreviations: [])]
    /// By the ids of the blocks that they are for.
    private var shared: [UInt64: [[Operand]]] = [:]
    /// Of the block that a record of shared abbreviations speaks of.
    private var subject: UInt64?

    private static let information: UInt64 = 0

    /// - Parameter start: the first byte behind the magic number.
    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        bit = 8 * start
    }

    var isAtEnd: Bool { bit >= 8 * bytes.count }

    /// The next block or record; abbreviations are taken note of on the way.
    mutating func next() throws -> Entry {
        while true {
            let scope = scopes[scopes.count - 1]
            switch try fixed(scope.width) {
            case 0:
                try align()
                guard scopes.count > 1 else { throw Damaged() }
                scopes.removeLast()
                return .end
            case 1:
                let (id, width) = (try variable(8), try variable(4))
                try align()
                let length = try fixed(32)
                let start = bit / 8
                guard (1...32).contains(width), start + 4 * Int(length) <= bytes.count else { throw Damaged() }
                scopes.append(Scope(id: id, width: Int(width), abbreviations: shared[id] ?? []))
                subject = nil
                return .block(id: id, contents: start..<start + 4 * Int(length))
            case 2: try define(in: scope)
            case 3:
                let code = try variable(6)
                let operands = try (0..<(try count())).map { _ in try variable(6) }
                if scope.id == Self.information, code == 1 { subject = operands.first }
                return .record(code: code, operands: operands, blob: 0..<0)
            case let index:
                guard scope.abbreviations.indices.contains(Int(index) - 4) else { throw Damaged() }
                return try record(scope.abbreviations[Int(index) - 4])
            }
        }
    }

    /// Goes on behind a block that was just entered.
    mutating func skip(_ contents: Range<Int>) {
        bit = 8 * contents.upperBound
        scopes.removeLast()
    }

    private mutating func define(in scope: Scope) throws {
        let count = try variable(5)
        var operands: [Operand] = []
        while operands.count < count {
            if try fixed(1) == 1 {
                operands.append(.literal(try variable(8)))
                continue
            }
            switch try fixed(3) {
            case 1: operands.append(.fixed(try width()))
            case 2: operands.append(.variable(try width()))
            case 3: operands.append(.array)
            case 4: operands.append(.character)
            case 5: operands.append(.blob)
            default: throw Damaged()
            }
        }
        if scope.id == Self.information {
            guard let subject else { throw Damaged() }
            shared[subject, default: []].append(operands)
        } else {
            scopes[scopes.count - 1].abbreviations.append(operands)
        }
    }

    private mutating func width() throws -> Int {
        let width = try variable(5)
        guard width <= 64 else { throw Damaged() }
        return Int(width)
    }

    private mutating func record(_ abbreviation: [Operand]) throws -> Entry {
        var (values, blob): ([UInt64], Range<Int>) = ([], 0..<0)
        var index = 0
        while index < abbreviation.count {
            switch abbreviation[index] {
            case .array:
                guard index + 1 < abbreviation.count else { throw Damaged() }
                // What an array holds is its last operand.
                index += 1
                for _ in 0..<(try count()) { values.append(try scalar(abbreviation[index])) }
            case .blob:
                let length = Int(clamping: try variable(6))
                try align()
                let start = bit / 8
                guard length <= bytes.count - start else { throw Damaged() }
                blob = start..<start + length
                bit = 8 * blob.upperBound
                try align()
            default: values.append(try scalar(abbreviation[index]))
            }
            index += 1
        }
        guard let code = values.first else { throw Damaged() }
        return .record(code: code, operands: Array(values.dropFirst()), blob: blob)
    }

    private mutating func scalar(_ operand: Operand) throws -> UInt64 {
        switch operand {
        case .literal(let value): value
        case .fixed(let width): try fixed(width)
        case .variable(let width): try variable(width)
        case .character: try fixed(6)
        case .array, .blob: throw Damaged()
        }
    }

    // MARK: Numbers

    /// Of operands: no more than there are bits left, so that a damaged one neither takes all memory nor runs for ever.
    private mutating func count() throws -> Int {
        let count = try variable(6)
        guard count <= 8 * bytes.count - bit else { throw Damaged() }
        return Int(count)
    }

    private mutating func fixed(_ width: Int) throws -> UInt64 {
        guard bit + width <= 8 * bytes.count else { throw Damaged() }
        var (value, read): (UInt64, Int) = (0, 0)
        while read < width {
            let count = min(8 - bit % 8, width - read)
            let part = UInt64(bytes[bit / 8]) >> UInt64(bit % 8) & (1 << UInt64(count) - 1)
            value |= part << UInt64(read)
            (bit, read) = (bit + count, read + count)
        }
        return value
    }

    /// In pieces of `width` bits, of which the first bit says whether another one follows.
    private mutating func variable(_ width: Int) throws -> UInt64 {
        guard width > 0 else { return 0 }
        guard width > 1 else { throw Damaged() }
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while true {
            let piece = try fixed(width)
            let more: UInt64 = 1 << UInt64(width - 1)
            value |= (piece & (more - 1)) << shift
            guard piece & more != 0 else { return value }
            shift += UInt64(width - 1)
            guard shift < 64 else { throw Damaged() }
        }
    }

    private mutating func align() throws {
        bit = (bit + 31) / 32 * 32
        guard bit <= 8 * bytes.count else { throw Damaged() }
    }
}
