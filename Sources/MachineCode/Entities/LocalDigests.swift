internal import Digests

/// Digests of single entities.
extension Partition {
    /// Of an entity's contents and of the places of its references; not of what they refer to.
    func digest(of entity: Entity) -> Digest {
        var hasher = SHA256()
        let header = image.sections[Int(entity.section)]
        hasher.update(entity.role.rawValue)
        let isLoose = isBetweenSymbols(entity)
        // Where constants lie is the compiler's choice; what is written to or runs is not.
        hasher.update(UInt8((header.isWritable ? 1 : 0) | (header.isThreadLocal ? 2 : 0) | (header.isZeroFilled ? 4 : 0)))
        // The linker sorts start-up code by the numbers in the names of its sections.
        if header.hasPlaceInOrder { hasher.update(header.name) }
        // What asks for more than any type needs may be asked whether it has it.
        if header.alignment > Self.ordinaryAlignment { hasher.update(header.alignment) }
        if header.isZeroFilled {
            hasher.update(entity.size)
        } else {
            let bytes = ownBytes(of: entity, trimmed: isLoose)
            hasher.update(UInt64(bytes.count))
            bytes.withUnsafeBytes { hasher.update($0) }
        }
        for edge in edges[Int(entity.edges.lowerBound)..<Int(entity.edges.upperBound)] {
            hasher.update(edge.offset)
            hasher.update(edge.type)
            hasher.update(edge.addend)
        }
        return hasher.finish()
    }

    /// In bytes: that of the widest vectors.
    private static let ordinaryAlignment: UInt64 = 64

    /// Nothing but zeros to align what follows, or names that belong to descriptors.
    func isPadding(_ entity: Entity) -> Bool {
        isBetweenSymbols(entity) && ownBytes(of: entity, trimmed: true).isEmpty && entity.edges.isEmpty
    }

    private func isBetweenSymbols(_ entity: Entity) -> Bool {
        guard entity.role == .data, entity.symbol < 0, let map = maps[Int(entity.section)] else { return false }
        return map.divided.count > 1
    }

    /// The contents without resolved distances and without the strings that were cut out.
    private func ownBytes(of entity: Entity, trimmed: Bool) -> [UInt8] {
        let section = Int(entity.section)
        guard !contents[section].isEmpty else { return [] }
        let range = Int(entity.start)..<Int(entity.start + entity.size)
        var bytes = Array(contents[section][range])
        for edge in edges[Int(entity.edges.lowerBound)..<Int(entity.edges.upperBound)] where edge.type == Edge.resolvedType {
            for byte in Int(edge.offset)..<Int(edge.offset) + 4 { bytes[byte] = 0 }
        }
        if entity.symbol >= 0, SwiftSymbol.isTypeReference(image.symbols[Int(entity.symbol)].name) {
            // Direct (1) or by way of a pointer (2): the walk follows pointers, so that both lead to the same descriptor.
            for edge in edges[Int(entity.edges.lowerBound)..<Int(entity.edges.upperBound)] where edge.offset > 0 {
                if bytes[Int(edge.offset) - 1] == 2 { bytes[Int(edge.offset) - 1] = 1 }
            }
        }
        guard trimmed else { return bytes }
        let cuts = cutStrings[section]
        for cut in cuts[cuts.firstIndex(endingBehind: range.lowerBound)...].prefix(while: { $0.lowerBound < range.upperBound }) {
            for place in cut.clamped(to: range) { bytes[place - range.lowerBound] = 0 }
        }
        while bytes.last == 0 { bytes.removeLast() }
        return bytes
    }
}

extension [Range<Int>] {
    /// Of ranges in order that do not overlap, the first that ends behind a place.
    fileprivate func firstIndex(endingBehind place: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound <= place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
