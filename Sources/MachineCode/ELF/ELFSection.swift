/// A section header, and what its flags mean.
struct ELFSection: Sendable {
    enum Kind {
        static let programBits: UInt32 = 1
        static let symbolTable: UInt32 = 2
        static let relocationsWithAddends: UInt32 = 4
        static let note: UInt32 = 7
        static let noBits: UInt32 = 8
        static let relocations: UInt32 = 9
        static let initArray: UInt32 = 14
        static let finiArray: UInt32 = 15
        static let preinitArray: UInt32 = 16
        static let extendedIndices: UInt32 = 18
        static let compactRelocations: UInt32 = 0x4000_0014
        static let unwind: UInt32 = 0x7000_0001
    }

    private enum Flag {
        static let write: UInt64 = 0x1
        static let allocate: UInt64 = 0x2
        static let execute: UInt64 = 0x4
        static let merge: UInt64 = 0x10
        static let strings: UInt64 = 0x20
        static let threadLocal: UInt64 = 0x400
        static let compressed: UInt64 = 0x800
    }

    var name: SymbolName
    var type: UInt32
    var flags: UInt64
    var offset: UInt64
    var size: UInt64
    var link: UInt32
    var info: UInt32
    var alignment: UInt64
    var entrySize: UInt64

    var isLoaded: Bool { flags & Flag.allocate != 0 }
    var isExecutable: Bool { flags & Flag.execute != 0 }
    var isWritable: Bool { flags & Flag.write != 0 }
    var isThreadLocal: Bool { flags & Flag.threadLocal != 0 }
    var isMergeable: Bool { flags & Flag.merge != 0 && entrySize > 0 }
    var holdsStrings: Bool { flags & Flag.strings != 0 }
    var isCompressed: Bool { flags & Flag.compressed != 0 }
    var isZeroFilled: Bool { type == Kind.noBits }

    /// Start-up and shut-down code: it runs whatever else is reached.
    var runsUnasked: Bool {
        switch type {
        case Kind.initArray, Kind.finiArray, Kind.preinitArray: true
        default:
            name.isOneOf(".init", ".fini", ".ctors", ".dtors") || name.hasPrefix(".ctors.") || name.hasPrefix(".dtors.")
                || name.hasPrefix(".init_array") || name.hasPrefix(".fini_array")
        }
    }

    /// Whether it is one of those, and its name says when it runs: `.init_array.201`, `.ctors.65334`.
    var hasPlaceInOrder: Bool {
        runsUnasked && [".init_array.", ".fini_array.", ".ctors.", ".dtors."].contains { name.hasPrefix($0) }
    }

    var isUnwindTable: Bool { name == ".eh_frame" }
    var isExceptionTable: Bool { name.hasPrefix(".gcc_except_table") }
    /// A loaded section of a type that we know to be plain contents.
    var isUnderstood: Bool {
        switch type {
        case Kind.programBits, Kind.noBits, Kind.note, Kind.initArray, Kind.finiArray, Kind.preinitArray: !isCompressed
        case Kind.unwind: isUnwindTable
        default: false
        }
    }
}
