/// What the bytes around an x86-64 relocation tell about its target.
///
/// A RIP-relative operand counts from the end of its instruction, so the target is `addend + 4` and as many bytes more
/// as an immediate operand takes. RIP-relative addressing has no index register: except for `lea`, the instruction
/// touches exactly that address.
struct X86Operand {
    /// How far beyond the addend the target may lie.
    var distances: [Int64]
    /// `lea`: the address may be biased by arithmetic that the compiler folded into it.
    var formsAddress: Bool

    /// - Parameters:
    ///   - code: the section.
    ///   - offset: where the relocated four bytes start.
    init(code: UnsafeRawBufferPointer, offset: Int) {
        let byte = { (back: Int) -> UInt8? in offset >= back && offset - back < code.count ? code[offset - back] : nil }
        guard let modRM = byte(1), let opcode = byte(2), modRM & 0xc7 == 5 else {
            // No operand that we know: an address computed some other way.
            self.init(distances: [4], formsAddress: true)
            return
        }
        var sizes: Set<Int64> = [4]
        switch opcode {
        case 0x80, 0x82, 0x83, 0xc0, 0xc1, 0xc6, 0x6b: sizes = [5]
        case 0x81, 0xc7, 0x69: sizes = [8, 6]
        case 0xf6 where modRM & 0x38 <= 8: sizes = [5]
        case 0xf7 where modRM & 0x38 <= 8: sizes = [8, 6]
        default: break
        }
        // The same byte in the two-byte map, or in the map whose instructions all end in an immediate byte: both are possible.
        if [0x70, 0x71, 0x72, 0x73, 0xa4, 0xac, 0xba, 0xc2, 0xc4, 0xc5, 0xc6].contains(opcode) { sizes.formUnion([4, 5]) }
        if [0x80, 0x81, 0x82, 0x83, 0xc0, 0xc1, 0xc7, 0x69, 0x6b, 0xf6, 0xf7].contains(opcode),
            byte(3) == 0x0f || Self.isVector(byte)
        {
            sizes.insert(4)
        }
        if (byte(4) == 0x0f && byte(3) == 0x3a) || Self.isThirdMap(byte) { sizes.formUnion([4, 5]) }
        self.init(distances: sizes.sorted(), formsAddress: opcode == 0x8d)
    }

    private init(distances: [Int64], formsAddress: Bool) {
        self.distances = distances
        self.formsAddress = formsAddress
    }

    private static func isVector(_ byte: (Int) -> UInt8?) -> Bool { byte(4) == 0xc5 || byte(5) == 0xc4 || byte(6) == 0x62 }

    private static func isThirdMap(_ byte: (Int) -> UInt8?) -> Bool {
        (byte(5) == 0xc4 && (byte(4) ?? 0) & 0x1f == 3) || (byte(6) == 0x62 && (byte(5) ?? 0) & 7 == 3)
    }
}
