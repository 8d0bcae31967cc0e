/// The processors whose relocations we understand.
package enum Machine: UInt16, Sendable {
    case x86x64 = 62
    case aarch64 = 183

    /// What a relocation does, as far as finding its target goes; nil when we do not know the type.
    func meaning(ofRelocation type: UInt32) -> RelocationMeaning? {
        switch self {
        case .x86x64: Self.meaningOnX86(type)
        case .aarch64: Self.meaningOnArm(type)
        }
    }

    private static func meaningOnX86(_ type: UInt32) -> RelocationMeaning? {
        switch type {
        case 0: .keeps
        case 1, 10, 11, 12, 14: .address
        case 2, 13, 15, 24: .relative
        case 4: .branch
        // The offset table, thread-local storage, sizes: always against the symbol itself.
        case 3, 5, 9, 16...23, 25...36, 41...45: .symbol
        default: nil
        }
    }

    private static func meaningOnArm(_ type: UInt32) -> RelocationMeaning? {
        switch type {
        case 0, 256: .keeps
        case 257...259: .address
        case 260...262: .relative
        case 263...272, 274, 277, 287...293: .formed
        case 275, 276: .page
        case 273, 278, 284...286, 299: .access
        case 279, 280, 282, 283, 314: .branch
        case 300...313, 315, 512...573: .symbol
        default: nil
        }
    }
}

/// How a relocation uses the address of its target.
enum RelocationMeaning: Sendable {
    /// Keeps the target, uses no address.
    case keeps
    /// The address itself, in data, or in an instruction that may add an index to it.
    case address
    /// The distance to the address: in data, or the operand of an x86-64 instruction.
    case relative
    /// A call or jump.
    case branch
    /// An instruction puts the address into a register: later arithmetic may have been folded into it.
    case formed
    /// The page of an address of which another relocation gives the rest.
    case page
    /// An instruction loads or stores exactly there.
    case access
    /// Through a table, or a property of the symbol.
    case symbol
}
