/// The names that a shared library defines or expects.
package struct SharedLibrary: Sendable {
    package let path: String
    private let file: MappedFile
    private let names: Set<SymbolName>

    /// - Complexity: proportional to the library's dynamic symbols.
    package init(path: String) throws(ELFError) {
        self.path = path
        file = try MappedFile(path: path)
        names = try Self.dynamicNames(in: file)
    }

    func mentions(_ name: SymbolName) -> Bool { names.contains(name) }

    private static func dynamicNames(in file: MappedFile) throws(ELFError) -> Set<SymbolName> {
        let bytes = file.bytes
        guard bytes.count >= 64, bytes.integer(at: 0, as: UInt32.self) == 0x464c_457f, bytes[4] == 2, bytes[5] == 1 else {
            throw .notAnObjectFile(path: file.path)
        }
        let headers = try file.slice(
            at: bytes.integer(at: 40), count: UInt64(bytes.integer(at: 60, as: UInt16.self)) * 64, what: "the section headers")
        let dynamicSymbols: UInt32 = 11
        var names: Set<SymbolName> = []
        for header in stride(from: 0, to: headers.count, by: 64) where headers.integer(at: header + 4) == dynamicSymbols {
            let strings = Int(headers.integer(at: header + 40, as: UInt32.self)) * 64
            guard strings + 64 <= headers.count else { throw .malformed(path: file.path, what: "no names for the symbols") }
            let symbols = try file.slice(
                at: headers.integer(at: header + 24), count: headers.integer(at: header + 32), what: "the dynamic symbols")
            let table = try file.slice(
                at: headers.integer(at: strings + 24), count: headers.integer(at: strings + 32), what: "the dynamic names")
            for symbol in stride(from: 0, to: symbols.count - symbols.count % 24, by: 24) {
                let offset = Int(symbols.integer(at: symbol, as: UInt32.self))
                guard offset < table.count, let start = table.baseAddress else { continue }
                names.insert(SymbolName(start: start + offset, limit: table.count - offset))
            }
        }
        return names
    }
}
