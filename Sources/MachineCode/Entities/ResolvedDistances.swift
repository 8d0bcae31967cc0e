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
        let descriptor = UnsafeRawBufferPointer(rebasing: bytes[Int(entity.start)..<Int(entity.start + entity.size)])
        var result: [(Int, Int32, Int64)] = []
        // The first word of a context is its flags.
        let first = SwiftSymbol.isContext(name) ? 4 : 0
        for offset in stride(from: first, to: Int(entity.size) - 3, by: 4) {
            let place = Int(entity.start) + offset
            let distance = Int64(bytes.integer(at: place, as: Int32.self))
            guard distance != 0, !relocated.contains(UInt64(place)), !Self.isNumber(offset, in: descriptor, of: name) else {
                continue
            }
            let address = Int64(place) + distance
            if let found = neighbour(at: address, of: part, in: section, named: name, offset: offset) {
                result.append((offset, found.target, found.addend))
            }
        }
        return result
    }

    /// Whether a word of a descriptor is a count, a size or flags: as a distance it may lead to a neighbour that has nothing to do with it.
    ///
    /// - Source: include/swift/ABI/Metadata.h (TargetStructDescriptor, TargetEnumDescriptor, TargetClassDescriptor,
    ///   TargetProtocolDescriptor, TargetProtocolConformanceDescriptor).
    private static func isNumber(_ offset: Int, in descriptor: UnsafeRawBufferPointer, of name: SymbolName) -> Bool {
        if SwiftSymbol.isConformance(name) { return offset == 12 }
        if SwiftSymbol.isProtocol(name) { return isNumberOfProtocol(offset, in: descriptor) }
        guard SwiftSymbol.isNominalType(name), descriptor.count >= 28 else { return false }
        // The lowest five bits of the flags say what it describes.
        switch descriptor[0] & 0x1f {
        case 17, 18: return offset == 20 || offset == 24
        case 16: return (28...40).contains(offset)
        default: return false
        }
    }

    /// Two counts; then for each requirement of the signature three words, for each of the protocol's own two, the first of which are flags.
    private static func isNumberOfProtocol(_ offset: Int, in descriptor: UnsafeRawBufferPointer) -> Bool {
        guard descriptor.count >= 24 else { return false }
        let (header, count) = (24, Int(descriptor.integer(at: 12, as: UInt32.self)))
        guard offset >= header else { return offset == 12 || offset == 16 }
        guard count < 1 << 16 else { return false }
        let own = header + 12 * count
        return offset < own ? (offset - header) % 12 == 0 : (offset - own) % 8 == 0
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
