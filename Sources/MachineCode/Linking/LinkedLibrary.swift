/// A shared or static library that a program is linked with: the names through which it calls or reads what it is linked with.
///
/// A name that it only defines is not among them: it then uses its own, whatever the program defines.
package struct LinkedLibrary: Sendable {
    private let file: MappedFile
    /// Nil when the file is not understood: then it may use every name.
    private let names: Set<SymbolName>?

    /// - Complexity: proportional to the relocations of a shared library, to the symbols of a static one.
    package init(path: String) throws(ELFError) {
        file = try MappedFile(path: path)
        names = Self.names(in: file.bytes)
    }

    /// Whether the library uses the program's definition of a name, if the program exports one.
    func uses(_ name: SymbolName) -> Bool { names.map { $0.contains(name) } ?? true }

    private static func names(in file: UnsafeRawBufferPointer) -> Set<SymbolName>? {
        guard file.starts(with: ArchiveMembers.magic) else { return LinkedImage(file)?.usedNames }
        var members = ArchiveMembers(of: file)
        var names: Set<SymbolName> = []
        while let member = members.next() {
            guard let used = LinkedImage(member)?.usedNames else { return nil }
            names.formUnion(used)
        }
        return members.isMalformed ? nil : names
    }
}

/// The object files in a static library, one after another.
private struct ArchiveMembers: IteratorProtocol {
    static let magic = "!<arch>\n".utf8
    private static let headerSize = 60

    private let file: UnsafeRawBufferPointer
    private var offset = magic.count
    private(set) var isMalformed = false

    init(of file: UnsafeRawBufferPointer) { self.file = file }

    mutating func next() -> UnsafeRawBufferPointer? {
        while offset < file.count {
            let start = offset + Self.headerSize
            guard start <= file.count,
                let size = Int(String(decoding: file[(offset + 48)..<(offset + 58)], as: UTF8.self).prefix { $0 != " " }),
                size >= 0, size <= file.count - start
            else {
                isMalformed = true
                return nil
            }
            let isTable = ["/ ", "//", "/SYM64/"].contains { file[offset...].starts(with: $0.utf8) }
            offset = start + size + size % 2
            if !isTable { return UnsafeRawBufferPointer(rebasing: file[start..<(start + size)]) }
        }
        return nil
    }
}

/// A shared library or an object file, as far as the names go that it uses.
private struct LinkedImage {
    private let bytes: UnsafeRawBufferPointer
    private let isShared: Bool
    private let sections: [Section]

    private struct Section {
        static let symbols: UInt32 = 2
        static let relocations: UInt32 = 4
        static let dynamicSymbols: UInt32 = 11
        /// Relocations without addends, and Android's packed ones.
        static let otherRelocations: Set<UInt32> = [9, 0x6000_0001, 0x6000_0002]

        let type: UInt32
        /// The index of the section that it goes with: of relocations their symbols, of symbols their names.
        let link: Int
        let contents: UnsafeRawBufferPointer
    }

    /// Nil when it is no 64-bit little-endian ELF file with section headers.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 64, bytes.integer(at: 0, as: UInt32.self) == 0x464c_457f, bytes[4] == 2, bytes[5] == 1,
            bytes.integer(at: 58, as: UInt16.self) == 64
        else { return nil }
        let type = bytes.integer(at: 16, as: UInt16.self)
        let (relocatable, shared): (UInt16, UInt16) = (1, 3)
        guard type == relocatable || type == shared else { return nil }
        isShared = type == shared
        self.bytes = bytes
        let start = bytes.integer(at: 40, as: UInt64.self)
        // More sections than 16 bits can count: the number is in the first header.
        let first = Self.slice(bytes, at: start, count: 64)
        var count = UInt64(bytes.integer(at: 60, as: UInt16.self))
        if count == 0 { count = first?.integer(at: 32) ?? 0 }
        guard count > 0, count <= UInt64(bytes.count), let headers = Self.slice(bytes, at: start, count: count * 64) else {
            return nil
        }
        var sections: [Section] = []
        for header in stride(from: 0, to: headers.count, by: 64) {
            let (type, zeroFilled): (UInt32, UInt32) = (headers.integer(at: header + 4), 8)
            let size: UInt64 = type == zeroFilled ? 0 : headers.integer(at: header + 32)
            guard let contents = Self.slice(bytes, at: headers.integer(at: header + 24), count: size) else { return nil }
            sections.append(
                Section(type: type, link: Int(headers.integer(at: header + 40, as: UInt32.self)), contents: contents))
        }
        self.sections = sections
    }

    /// Nil when there is something that is not understood.
    var usedNames: Set<SymbolName>? { isShared ? namesBoundByTheLoader : namesLeftToTheLinker }

    /// Those for which a shared library holds a relocation.
    private var namesBoundByTheLoader: Set<SymbolName>? {
        var names: Set<SymbolName> = []
        for section in sections {
            guard !Section.otherRelocations.contains(section.type) else { return nil }
            guard section.type == Section.relocations, let symbols = self.section(section.link),
                symbols.type == Section.dynamicSymbols
            else { continue }
            guard let text = self.section(symbols.link)?.contents else { return nil }
            let entries = section.contents
            for entry in stride(from: 0, to: entries.count - entries.count % 24, by: 24) {
                let symbol = Int(entries.integer(at: entry + 12, as: UInt32.self)) * 24
                guard symbol > 0 else { continue }
                guard symbol + 24 <= symbols.contents.count, let name = Self.name(ofSymbolAt: symbol, in: symbols.contents, text)
                else { return nil }
                names.insert(name)
            }
        }
        return names
    }

    /// Those that an object file does not define, or gives up when another does.
    private var namesLeftToTheLinker: Set<SymbolName>? {
        var names: Set<SymbolName> = []
        for symbols in sections where symbols.type == Section.symbols {
            guard let text = self.section(symbols.link)?.contents else { return nil }
            let table = symbols.contents
            for symbol in stride(from: 24, to: table.count - table.count % 24, by: 24) {
                let (binding, section) = (table[symbol + 4] >> 4, table.integer(at: symbol + 6, as: UInt16.self))
                let (local, weak): (UInt8, UInt8) = (0, 2)
                let (undefined, common): (UInt16, UInt16) = (0, 0xfff2)
                guard binding != local, binding == weak || section == undefined || section == common else { continue }
                guard let name = Self.name(ofSymbolAt: symbol, in: table, text) else { return nil }
                names.insert(name)
            }
        }
        return names
    }

    private func section(_ index: Int) -> Section? { sections.indices.contains(index) ? sections[index] : nil }

    private static func name(
        ofSymbolAt start: Int, in symbols: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer
    ) -> SymbolName? {
        let offset = Int(symbols.integer(at: start, as: UInt32.self))
        guard offset < text.count, let base = text.baseAddress else { return nil }
        return SymbolName(start: base + offset, limit: text.count - offset)
    }

    private static func slice(_ bytes: UnsafeRawBufferPointer, at offset: UInt64, count: UInt64) -> UnsafeRawBufferPointer? {
        let (end, overflow) = offset.addingReportingOverflow(count)
        guard !overflow, end <= UInt64(bytes.count) else { return nil }
        return UnsafeRawBufferPointer(rebasing: bytes[Int(offset)..<Int(end)])
    }
}
