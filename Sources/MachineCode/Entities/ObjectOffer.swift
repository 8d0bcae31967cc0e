/// What an object file has to do with others, whoever calls what is in it.
package struct ObjectOffer: Sendable {
    /// The names that it defines for all that is linked with it, libraries among them; not those of copies, of which the linker takes
    /// anybody's.
    package private(set) var defined: [String] = []
    /// The names that it leaves to others.
    package private(set) var asked: [String] = []
    /// The sections that the loader or the linker reads, or that run before the program's own start.
    package private(set) var startupSections: [String] = []

    package init(ofFileAt path: String) throws(ELFError) {
        let image = try ELFImage(file: MappedFile(path: path))
        for symbol in image.symbols where !symbol.isLocal && !symbol.name.isEmpty {
            if symbol.place == .undefined {
                asked.append(symbol.name.string)
            } else if !symbol.isWeak {
                defined.append(symbol.name.string)
            }
        }
        startupSections = image.sections.filter { $0.isLoaded && !$0.isPlain }.map(\.name.string)
    }
}

extension ELFSection {
    /// Whether it is of code and data that run and are read when the program does so. The names that start with a dot are the system's: what
    /// else there is among them has a meaning of its own.
    fileprivate var isPlain: Bool {
        if runsUnasked { return false }
        let kinds: [StaticString] = [
            ".text", ".rodata", ".data", ".bss", ".tdata", ".tbss", ".eh_frame", ".gcc_except_table", ".note", ".ltext",
            ".lrodata",
            ".ldata", ".lbss", ".swift_modhash",
        ]
        return !name.hasPrefix(".") || kinds.contains { name.isOf(kind: $0) }
    }
}

extension SymbolName {
    /// `.text` and `.text.f` are of the kind `.text`.
    fileprivate func isOf(kind: StaticString) -> Bool {
        guard hasPrefix(kind) else { return false }
        let length = kind.utf8CodeUnitCount
        return bytes.count == length || bytes[length] == UInt8(ascii: ".")
    }
}
