/// Distances inside a section that the assembler resolved: no relocation is left of them.
extension Partition {
    /// Finds the references of a Swift descriptor to its neighbours in the section.
    ///
    /// A descriptor is made of 32-bit words. A word without a relocation is taken for a distance when it leads exactly to a
    /// symbol of the same section, or is where a name's distance stands. Such a word is not hashed: its target is.
    ///
    /// - Parameter relocations: those of the section from the descriptor's start on.
    mutating func resolveDistances(in part: Int32, relocations: ArraySlice<ELFRelocation>) {
        let end = entities[Int(part)].start + entities[Int(part)].size
        let relocated = Set(relocations.prefix { $0.offset < end }.map(\.offset))
        for (offset, target, addend) in distances(in: part, relocated: relocated) {
            edges.append(Edge(offset: UInt32(offset), type: Edge.resolvedType, addend: addend, target: .entity(target)))
        }
    }

    private mutating func distances(in part: Int32, relocated: Set<UInt64>) -> [(offset: Int, target: Int32, addend: Int64)] {
        let entity = entities[Int(part)]
        let section = Int(entity.section)
        let bytes = contents[section]
        guard entity.symbol >= 0, !bytes.isEmpty else { return [] }
        let name = image.symbols[Int(entity.symbol)].name
        var result: [(Int, Int32, Int64)] = []
        // The first word of a context is its flags.
        let first = SwiftSymbol.isContext(name) ? 4 : 0
        for offset in stride(from: first, to: Int(entity.size) - 3, by: 4) {
            let place = Int(entity.start) + offset
            let distance = Int64(bytes.integer(at: place, as: Int32.self))
            guard distance != 0, !relocated.contains(UInt64(place)) else { continue }
            let address = Int64(place) + distance
            if let found = neighbour(at: address, of: part, in: section, named: name, offset: offset) {
                result.append((offset, found.target, found.addend))
            }
        }
        return result
    }

    /// Where the distance to a string stands: a context's name, a protocol's associated type names.
    static func isString(_ offset: Int, of name: SymbolName) -> Bool {
        if SwiftSymbol.isProtocol(name) && offset == 20 { return true }
        return SwiftSymbol.isContext(name) && offset == 8
    }

    private mutating func neighbour(
        at address: Int64, of part: Int32, in section: Int, named name: SymbolName, offset: Int
    ) -> (target: Int32, addend: Int64)? {
        guard address >= 0, let map = maps[section], UInt64(address) < map.header.size else { return nil }
        // The lowest two bits may say that the distance is to a pointer to the target.
        let whole = UInt64(address)
        let start = [whole, whole & ~1, whole & ~3].first { symbolStarts[section].contains($0) } ?? whole
        guard let target = maps[section]?.entity(at: start, adding: &entities), target != part else { return nil }
        let entity = entities[Int(target)]
        if entity.symbol >= 0 { return symbolStarts[section].contains(start) ? (target, address - Int64(entity.start)) : nil }
        if Self.isString(offset, of: name), let string = maps[section]?.string(at: UInt64(address), adding: &entities) {
            return (string, 0)
        }
        // A metadata pattern's extra data has no name either.
        return SwiftSymbol.isPattern(name) && offset >= 12 ? (target, address - Int64(entity.start)) : nil
    }

    /// A table of distances that C compilers make from a table of pointers: what it leads to cannot be told.
    /// - Source: LLVM's RelLookupTableConverter.
    mutating func addRelativeTable(_ part: Int32, in map: SectionMap) {
        let entity = entities[Int(part)]
        let bytes = contents[map.section]
        guard map.divided.count > 1, entity.size >= 8, !bytes.isEmpty else { return }
        let start = Int64(entity.start)
        let end = start + Int64(entity.size)
        let aligned = (start + 3) & ~3
        for place in stride(from: aligned, to: end - 3, by: 4) {
            let value = Int64(bytes.integer(at: Int(place), as: Int32.self))
            guard value != 0 else { continue }
            // The distance is from the start of the table, which lies anywhere between here and the start of the part.
            let reachesBack = value + aligned < start && value + place >= 0
            let reachesOn = value + place >= end && value + aligned < Int64(map.header.size)
            if reachesBack || reachesOn { return addGroup(of: map.section, at: 0) }
        }
    }
}
