/// From relocations to edges.
extension Partition {
    mutating func resolveReferences() throws(ELFError) {
        try readUnwindTables()
        for index in image.sections.indices {
            guard let map = maps[index] else { continue }
            switch map.layout {
            case .whole, .divided: resolveReferences(of: map)
            case .strings, .entries:
                if !relocations[index].isEmpty { doubts.append("\(map.header.name.string): references in a table of constants") }
            }
        }
        cutStrings = maps.map { $0?.cutStrings(among: entities) ?? [] }
        fillGroups()
        collectUnasked()
        collectConformances()
        for index in entities.indices where entities[index].role != .group {
            entities[index].digest = digest(of: entities[index])
        }
    }

    private mutating func resolveReferences(of map: SectionMap) {
        let relocations = relocations[map.section]
        var next = 0
        for part in map.divided {
            let entity = entities[Int(part)]
            let end = entity.start + entity.size
            let first = Int32(edges.count)
            let source = source(of: part)
            if source.isDescriptor { resolveDistances(in: part, relocations: relocations[next...]) }
            while next < relocations.count, relocations[next].offset < end {
                addEdges(for: relocations[next], in: entity, source: source)
                next += 1
            }
            if source.isUnknownData { addRelativeTable(part, in: map) }
            edges += unwindEdges[part] ?? []
            entities[Int(part)].edges = first..<Int32(edges.count)
        }
        if next < relocations.count { doubts.append("\(map.header.name.string): a relocation outside the section") }
    }

    /// What kind of object holds a reference, as far as it tells what the reference means.
    struct Source {
        var part: Int32
        var isCode = false
        var isSwift = false
        var isMetadata = false
        var isDescriptor = false
        /// Data of C, or of no name.
        var isUnknownData = false
    }

    private func source(of part: Int32) -> Source {
        let entity = entities[Int(part)]
        if entity.role == .code { return Source(part: part, isCode: true) }
        let header = image.sections[Int(entity.section)]
        // The run-time system's tables are laid out like the descriptors in them.
        if header.name.hasPrefix("swift5_") { return Source(part: part, isSwift: true, isMetadata: true) }
        guard entity.symbol >= 0 else { return Source(part: part, isUnknownData: !header.isWritable && !header.isZeroFilled) }
        let name = image.symbols[Int(entity.symbol)].name
        let isSwift = name.hasPrefix("$s")
        return Source(
            part: part, isSwift: isSwift || SwiftSymbol.isMetadata(name), isMetadata: SwiftSymbol.isMetadata(name),
            isDescriptor: SwiftSymbol.isDescriptor(name),
            isUnknownData: !isSwift && !SwiftSymbol.isMetadata(name) && entity.isPrivate && !header.isWritable
                && !header.isZeroFilled)
    }

    private mutating func addEdges(for relocation: ELFRelocation, in entity: Entity, source: Source) {
        guard let meaning = image.machine.meaning(ofRelocation: relocation.type) else {
            doubts.append("relocation type \(relocation.type) is not understood")
            return
        }
        let symbol = image.symbols.isEmpty ? nil : image.symbols[relocation.symbol]
        var edge = Edge(
            offset: UInt32(truncatingIfNeeded: relocation.offset - entity.start), type: relocation.type,
            addend: relocation.addend, target: .nothing)
        guard let symbol, relocation.symbol != 0 else { return edges.append(edge) }
        switch symbol.place {
        case .undefined, .common: edge.target = .symbol(Int32(relocation.symbol))
        case .absolute: edge.addend &+= Int64(bitPattern: symbol.value)
        case .section(let section) where symbol.isSection || (symbol.isLocal && symbol.name.isEmpty):
            let shift = Int64(bitPattern: symbol.value)
            return addEdges(like: edge, toSection: section, at: relocation.addend &+ shift, meaning: meaning, source: source)
        case .section where !symbol.isLocal: edge.target = .symbol(Int32(relocation.symbol))
        case .section:
            let target = symbolEntities[relocation.symbol]
            guard target >= 0 else {
                doubts.append("a reference to \(symbol.name.string), which lies in no section that is loaded")
                return
            }
            edge.target = .entity(target)
            edge.addend &+= symbolOffsets[relocation.symbol]
        }
        edges.append(edge)
    }

    /// A reference against a section: to whatever lies at an address that the compiler may have biased.
    private mutating func addEdges(
        like edge: Edge, toSection section: Int, at addend: Int64, meaning: RelocationMeaning, source: Source
    ) {
        guard let map = maps[section] else { return }
        var edge = edge
        if case .whole = map.layout {
            edge.addend = addend
            edge.target = .entity(map.divided[0])
            return edges.append(edge)
        }
        if map.isOfConstants, source.isCode, meaning == .relative || meaning == .address {
            doubts.append("\(map.header.name.string): a reference from code into folded constants that names none of them")
            return
        }
        var guess = guess(addend, meaning: meaning, source: source, offset: edge.offset)
        if map.header.name.hasPrefix("swift5_") { guess.mayBeOnePastTheEnd = false }
        var found: [Int32] = []
        for address in guess.addresses {
            guard let address = UInt64(exactly: address), let target = maps[section]?.entity(at: address, adding: &entities),
                address < map.header.size || !guess.isExact || guess.addresses.count == 1
            else { continue }
            if found.contains(target) { continue }
            if meaning == .relative, isName(edge.offset, in: source),
                let name = maps[section]?.string(at: address, adding: &entities)
            {
                edge.target = .entity(name)
                edge.addend = 0
                edges.append(edge)
                return
            }
            found.append(target)
            edge.target = .entity(target)
            edge.addend = Int64(bitPattern: address &- entities[Int(target)].start)
            edges.append(edge)
        }
        if guess.mayBeOnePastTheEnd, let address = guess.addresses.first.flatMap({ UInt64(exactly: $0) }),
            let before = map.part(endingAt: address, entities: entities), !found.contains(before)
        {
            edges.append(Edge(offset: edge.offset, type: Edge.candidateType, addend: 0, target: .entity(before)))
        }
        let isBiased = !guess.isExact && !map.header.isZeroFilled
        if map.isOfConstants {
            if found.isEmpty { doubts.append("\(map.header.name.string): a reference outside the constants") }
            return
        }
        if isBiased || found.isEmpty { addGroup(of: section, at: edge.offset, bias: found.isEmpty ? addend : 0) }
    }

    /// A descriptor refers there to a string.
    private func isName(_ offset: UInt32, in source: Source) -> Bool {
        let entity = entities[Int(source.part)]
        if image.sections[Int(entity.section)].name.isOneOf("swift5_assocty", "swift5_fieldmd") { return true }
        return source.isDescriptor && entity.symbol >= 0
            && Self.isString(Int(offset), of: image.symbols[Int(entity.symbol)].name)
    }

    /// - Parameter bias: of an address outside the section, from its start.
    mutating func addGroup(of section: Int, at offset: UInt32, bias: Int64 = 0) {
        guard let group = maps[section]?.makeGroup(adding: &entities) else { return }
        edges.append(Edge(offset: offset, type: Edge.candidateType, addend: bias, target: .entity(group)))
    }

    private struct Guess {
        var addresses: [Int64]
        /// One of the addresses lies in the object that is meant.
        var isExact: Bool
        var mayBeOnePastTheEnd = false
    }

    private func guess(_ addend: Int64, meaning: RelocationMeaning, source: Source, offset: UInt32) -> Guess {
        if source.isCode {
            switch meaning {
            case .page, .access, .keeps: return Guess(addresses: [addend], isExact: true)
            case .relative where image.machine == .x86x64:
                let section = Int(entities[Int(source.part)].section)
                let operand = X86Operand(code: contents[section], offset: Int(offset))
                return Guess(addresses: operand.distances.map { addend &+ $0 }, isExact: !operand.formsAddress)
            default: return Guess(addresses: [addend], isExact: false)
            }
        }
        switch meaning {
        case .address:
            // Swift's large string: a pointer 32 bytes before the text, with flags in the highest four bits.
            if addend < 0 || addend >> 60 != 0 {
                return Guess(addresses: [(addend & 0x0fff_ffff_ffff_ffff) + 32], isExact: true)
            }
            return Guess(addresses: [addend], isExact: true, mayBeOnePastTheEnd: !source.isSwift)
        case .relative: return Guess(addresses: [addend], isExact: source.isMetadata)
        case .keeps: return Guess(addresses: [addend], isExact: true)
        default: return Guess(addresses: [addend], isExact: false)
        }
    }

    /// A group refers to everything in its section that has no public name and is not laid out by the compiler.
    private mutating func fillGroups() {
        for index in image.sections.indices {
            guard let map = maps[index], let group = map.group else { continue }
            let first = Int32(edges.count)
            for part in map.divided + (map.divided.isEmpty ? map.entities : []) where mayBeMeant(part, in: map) {
                edges.append(Edge(offset: 0, type: Edge.candidateType, addend: 0, target: .entity(part)))
            }
            entities[Int(group)].edges = first..<Int32(edges.count)
        }
    }

    private func mayBeMeant(_ part: Int32, in map: SectionMap) -> Bool {
        let entity = entities[Int(part)]
        guard entity.isPrivate else { return false }
        if entity.symbol >= 0 { return !SwiftSymbol.isMetadata(image.symbols[Int(entity.symbol)].name) }
        return !isPadding(entity)
    }

    private mutating func collectUnasked() {
        let unaskedNames: [StaticString] = [
            "swift5_replace", "swift5_replac2", "swift5_accessible_functions", "swift5_runtime_attributes", "swift5_tests",
        ]
        let knownNames: [StaticString] = [
            "swift5_protocol_conformances", "swift5_protocols", "swift5_type_metadata", "swift5_type_metadata_2",
            "swift5_typeref",
            "swift5_reflstr", "swift5_fieldmd", "swift5_assocty", "swift5_builtin", "swift5_capture", "swift5_mpenum",
            "swift5_entry",
        ]
        for map in maps {
            guard let map else { continue }
            let name = map.header.name
            if map.header.runsUnasked || unaskedNames.contains(where: { name == $0 }) {
                unasked += map.divided.map { .entity($0) }
            } else if name.hasPrefix("swift5_"), !knownNames.contains(where: { name == $0 }) {
                doubts.append("\(name.string): a section of the Swift run-time system that is not understood")
            }
        }
    }

    private mutating func collectConformances() {
        for map in maps {
            guard let map, map.header.name == "swift5_protocol_conformances" else { continue }
            let records = map.divided.flatMap {
                edges[Int(entities[Int($0)].edges.lowerBound)..<Int(entities[Int($0)].edges.upperBound)]
            }
            if UInt64(records.count) * 4 != map.header.size { doubts.append("conformance records are not understood") }
            conformances += records.map(\.target)
        }
    }
}
