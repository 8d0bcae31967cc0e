/// The headers, symbols and relocations of one relocatable object file, as they stand in the file.
struct ELFImage: Sendable {
    let file: MappedFile
    let machine: Machine
    private(set) var sections: [ELFSection] = []
    private(set) var symbols: [ELFSymbol] = []

    private static let headerSize = 64
    private static let reservedIndices: UInt16 = 0xff00

    init(file: MappedFile) throws(ELFError) {
        self.file = file
        let bytes = file.bytes
        let magic: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]  // "\u{7f}ELF", 64 bits, little endian, version 1
        guard bytes.count >= Self.headerSize, zip(bytes, magic).allSatisfy(==), bytes.integer(at: 16, as: UInt16.self) == 1 else {
            throw .notAnObjectFile(path: file.path)
        }
        let code = bytes.integer(at: 18, as: UInt16.self)
        guard let machine = Machine(rawValue: code) else { throw .unsupportedMachine(path: file.path, machine: code) }
        self.machine = machine
        sections = try Self.readSections(of: file)
        symbols = try readSymbols()
    }

    /// The contents of a section; empty when the section is zero-filled.
    func contents(of section: ELFSection) throws(ELFError) -> UnsafeRawBufferPointer {
        if section.isZeroFilled { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return try file.slice(at: section.offset, count: section.size, what: "a section")
    }

    /// The relocations of a section of relocations, in the order of the file.
    func relocations(in section: ELFSection) throws(ELFError) -> [ELFRelocation] {
        let bytes = try contents(of: section)
        let size = 24
        guard section.size % UInt64(size) == 0 else { throw .malformed(path: file.path, what: "relocations of an odd size") }
        var result: [ELFRelocation] = []
        result.reserveCapacity(bytes.count / size)
        for start in stride(from: 0, to: bytes.count, by: size) {
            let info = bytes.integer(at: start + 8, as: UInt64.self)
            let symbol = Int(info >> 32)
            guard symbol == 0 || symbol < symbols.count else {
                throw .malformed(path: file.path, what: "a relocation against a symbol that is not there")
            }
            result.append(
                ELFRelocation(
                    offset: bytes.integer(at: start), type: UInt32(truncatingIfNeeded: info), symbol: symbol,
                    addend: bytes.integer(at: start + 16)))
        }
        return result
    }

    private static func readSections(of file: MappedFile) throws(ELFError) -> [ELFSection] {
        let bytes = file.bytes
        let start = bytes.integer(at: 40, as: UInt64.self)
        guard bytes.integer(at: 58, as: UInt16.self) == 64 else {
            throw .malformed(path: file.path, what: "section headers of an odd size")
        }
        var count = UInt64(bytes.integer(at: 60, as: UInt16.self))
        var nameTable = UInt64(bytes.integer(at: 62, as: UInt16.self))
        // More sections than 16 bits can count: the numbers are in the first header.
        let first = try file.slice(at: start, count: 64, what: "the first section header")
        if count == 0 { count = first.integer(at: 32) }
        if nameTable == 0xffff { nameTable = UInt64(first.integer(at: 40, as: UInt32.self)) }
        guard count <= UInt64(bytes.count), nameTable < count else { throw .malformed(path: file.path, what: "section count") }

        let headers = try file.slice(at: start, count: count * 64, what: "the section headers")
        let nameHeader = Int(nameTable) * 64
        let names = try file.slice(
            at: headers.integer(at: nameHeader + 24), count: headers.integer(at: nameHeader + 32), what: "the section names")
        var sections: [ELFSection] = []
        sections.reserveCapacity(Int(count))
        for header in stride(from: 0, to: headers.count, by: 64) {
            sections.append(
                ELFSection(
                    name: try name(at: headers.integer(at: header), in: names, path: file.path),
                    type: headers.integer(at: header + 4), flags: headers.integer(at: header + 8),
                    offset: headers.integer(at: header + 24), size: headers.integer(at: header + 32),
                    link: headers.integer(at: header + 40), info: headers.integer(at: header + 44),
                    alignment: headers.integer(at: header + 48), entrySize: headers.integer(at: header + 56)))
        }
        return sections
    }

    private func readSymbols() throws(ELFError) -> [ELFSymbol] {
        guard let index = sections.firstIndex(where: { $0.type == ELFSection.Kind.symbolTable }) else { return [] }
        let table = sections[index]
        guard Int(table.link) < sections.count else { throw .malformed(path: file.path, what: "no names for the symbols") }
        let bytes = try contents(of: table)
        let names = try contents(of: sections[Int(table.link)])
        var extended = UnsafeRawBufferPointer(start: nil, count: 0)
        for section in sections where section.type == ELFSection.Kind.extendedIndices && Int(section.link) == index {
            extended = try contents(of: section)
        }
        var symbols: [ELFSymbol] = []
        symbols.reserveCapacity(bytes.count / 24)
        for start in stride(from: 0, to: bytes.count - bytes.count % 24, by: 24) {
            let place = try place(bytes.integer(at: start + 6), symbol: start / 24, extended: extended)
            symbols.append(
                ELFSymbol(
                    name: try Self.name(at: bytes.integer(at: start), in: names, path: file.path),
                    info: bytes[start + 4], other: bytes[start + 5], place: place, value: bytes.integer(at: start + 8),
                    size: bytes.integer(at: start + 16)))
        }
        return symbols
    }

    private func place(
        _ index: UInt16, symbol: Int, extended: UnsafeRawBufferPointer
    ) throws(ELFError) -> ELFSymbol.Place {
        var section = Int(index)
        switch index {
        case 0: return .undefined
        case 0xfff1: return .absolute
        case 0xfff2: return .common
        case 0xffff:
            guard symbol * 4 + 4 <= extended.count else { throw .malformed(path: file.path, what: "no extended section index") }
            section = Int(extended.integer(at: symbol * 4, as: UInt32.self))
        case Self.reservedIndices...: throw .malformed(path: file.path, what: "a symbol in the reserved section \(index)")
        default: break
        }
        guard section < sections.count else { throw .malformed(path: file.path, what: "a symbol in a section that is not there") }
        return .section(section)
    }

    private static func name(
        at offset: UInt32, in table: UnsafeRawBufferPointer, path: String
    ) throws(ELFError) -> SymbolName {
        guard Int(offset) < table.count, let start = table.baseAddress else {
            if offset == 0 { return .empty }
            throw .malformed(path: path, what: "a name outside its table")
        }
        return SymbolName(start: start + Int(offset), limit: table.count - Int(offset))
    }
}
