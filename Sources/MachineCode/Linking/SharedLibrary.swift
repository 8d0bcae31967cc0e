/// The names through which a shared library calls or reads what it is linked with: those for which it holds a relocation.
///
/// A name that it only defines is not among them: the library then uses its own, whatever the program defines.
package struct SharedLibrary: Sendable {
    package let path: String
    private let file: MappedFile
    private let names: Set<SymbolName>

    /// - Complexity: proportional to the library's relocations.
    package init(path: String) throws(ELFError) {
        self.path = path
        file = try MappedFile(path: path)
        names = try Self.namesBoundByTheLoader(in: file)
    }

    /// Whether the loader gives the library the program's definition of a name, if the program exports one.
    func binds(_ name: SymbolName) -> Bool { names.contains(name) }

    private static func namesBoundByTheLoader(in file: MappedFile) throws(ELFError) -> Set<SymbolName> {
        let bytes = file.bytes
        guard bytes.count >= 64, bytes.integer(at: 0, as: UInt32.self) == 0x464c_457f, bytes[4] == 2, bytes[5] == 1 else {
            throw .notAnObjectFile(path: file.path)
        }
        let headers = try file.slice(
            at: bytes.integer(at: 40), count: UInt64(bytes.integer(at: 60, as: UInt16.self)) * headerSize,
            what: "the section headers")
        let sections = stride(from: 0, to: headers.count, by: Int(headerSize)).map { LinkedSection(headers, at: $0) }
        guard sections.contains(where: { $0.type == LinkedSection.dynamicSymbols }) else {
            throw .malformed(path: file.path, what: "no dynamic symbols")
        }
        var names: Set<SymbolName> = []
        for relocations in sections where relocations.type == LinkedSection.relocations {
            guard let symbols = sections.element(at: relocations.link), symbols.type == LinkedSection.dynamicSymbols else {
                continue
            }
            guard let strings = sections.element(at: symbols.link) else {
                throw .malformed(path: file.path, what: "no names for the symbols")
            }
            let (entries, table) = (try relocations.contents(in: file), try symbols.contents(in: file))
            let text = try strings.contents(in: file)
            for entry in stride(from: 0, to: entries.count - entries.count % 24, by: 24) {
                let symbol = Int(entries.integer(at: entry + 12, as: UInt32.self)) * 24
                guard symbol > 0, symbol + 24 <= table.count else { continue }
                let offset = Int(table.integer(at: symbol, as: UInt32.self))
                guard offset < text.count, let start = text.baseAddress else { continue }
                names.insert(SymbolName(start: start + offset, limit: text.count - offset))
            }
        }
        return names
    }

    private static let headerSize: UInt64 = 64
}

/// A section of a shared library, as its header has it.
private struct LinkedSection {
    static let relocations: UInt32 = 4
    static let dynamicSymbols: UInt32 = 11

    let type: UInt32
    /// The index of the section that it goes with: of relocations their symbols, of symbols their names.
    let link: Int
    private let offset: UInt64
    private let size: UInt64

    init(_ headers: UnsafeRawBufferPointer, at start: Int) {
        type = headers.integer(at: start + 4)
        offset = headers.integer(at: start + 24)
        size = headers.integer(at: start + 32)
        link = Int(headers.integer(at: start + 40, as: UInt32.self))
    }

    func contents(in file: MappedFile) throws(ELFError) -> UnsafeRawBufferPointer {
        try file.slice(at: offset, count: size, what: "a section of dynamic symbols")
    }
}

extension Array {
    fileprivate func element(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
