/// Exception tables: where a C++ exception that passes through a function continues.
extension Partition {
    /// Gives each function of a frame description its exception table and the personality of its common part.
    ///
    /// Frames without them only tell how to restore registers, which changes nothing that a program computes.
    mutating func readUnwindTables() throws(ELFError) {
        for (index, section) in image.sections.enumerated() where section.isUnwindTable && section.isLoaded {
            let relocations = relocations[index]
            guard relocations.contains(where: { target(of: $0)?.isTable ?? false }) else { continue }
            // Which common part belongs to a record does not matter: take the personalities of all.
            let personalities = relocations.compactMap { target(of: $0) }.filter { !$0.isTable && !$0.isCode }
            var rest = relocations.sorted { $0.offset < $1.offset }[...]
            for record in Self.records(of: try image.contents(of: section)) {
                rest = rest.drop { $0.offset < UInt64(record.lowerBound) }
                let inside = rest.prefix { $0.offset < UInt64(record.upperBound) }
                rest = rest[inside.endIndex...]
                let targets = inside.compactMap { target(of: $0) }
                guard targets.contains(where: \.isTable) else { continue }
                for function in targets where function.isCode {
                    guard case .entity(let entity) = function.edge.target else { continue }
                    unwindEdges[entity, default: []] += targets.filter(\.isTable).map(\.edge) + personalities.map(\.edge)
                }
            }
        }
    }

    private struct Target {
        var edge: Edge
        var isCode = false
        var isTable = false
    }

    private func target(of relocation: ELFRelocation) -> Target? {
        guard relocation.symbol > 0 else { return nil }
        let symbol = image.symbols[relocation.symbol]
        var edge = Edge(offset: 0, type: Edge.unwindType, addend: 0, target: .symbol(Int32(relocation.symbol)))
        guard case .section(let section) = symbol.place else { return Target(edge: edge) }
        guard let map = maps[section], let entity = map.divided.first else { return nil }
        edge.target = .entity(symbol.isSection ? entity : symbolEntities[relocation.symbol])
        return Target(edge: edge, isCode: map.header.isExecutable, isTable: map.header.isExceptionTable)
    }

    private static func records(of bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
        var records: [Range<Int>] = []
        var position = 0
        while position + 4 <= bytes.count {
            let length = Int(bytes.integer(at: position, as: UInt32.self))
            if length == 0 || length >= 0xffff_fff0 { break }
            records.append(position..<min(position + 4 + length, bytes.count))
            position += 4 + length
        }
        return records
    }
}
