/// A symbol table entry.
struct ELFSymbol: Sendable {
    enum Place: Sendable, Equatable {
        case undefined
        case section(Int)
        case absolute
        case common
    }

    private enum Kind {
        static let section: UInt8 = 3
        static let file: UInt8 = 4
        static let function: UInt8 = 2
        static let indirectFunction: UInt8 = 10
    }

    var name: SymbolName
    var info: UInt8
    var other: UInt8
    var place: Place
    var value: UInt64
    var size: UInt64

    private var kind: UInt8 { info & 15 }
    private var binding: UInt8 { info >> 4 }
    var isLocal: Bool { binding == 0 }
    var isWeak: Bool { binding == 2 }
    var isSection: Bool { kind == Kind.section }
    var isFile: Bool { kind == Kind.file }
    var isFunction: Bool { kind == Kind.function || kind == Kind.indirectFunction }
    /// Visible to shared libraries, which then use it in place of their own: of the default visibility or protected.
    var isExported: Bool { !isLocal && (other & 3 == 0 || other & 3 == 3) }

    /// `$x` and `$d` mark code and data inside arm64 sections; they are no objects.
    var isMappingSymbol: Bool {
        isLocal && (name.isOneOf("$x", "$d") || name.hasPrefix("$x.") || name.hasPrefix("$d."))
    }
}
