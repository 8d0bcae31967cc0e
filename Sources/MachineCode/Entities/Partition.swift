/// Cuts an object file into entities, then finds what each refers to.
///
/// 1. Loaded sections are cut at their symbols (`SectionMap`); code sections stay whole, because calls inside a section
///    need no relocation.
/// 2. Every relocation becomes one or more edges (`References`).
/// 3. Distances that the assembler resolved itself are found in Swift's descriptors (`ResolvedDistances`).
/// 4. Each entity's contents are hashed, without what its references point to.
struct Partition {
    let image: ELFImage
    var contents: [UnsafeRawBufferPointer]
    var relocations: [[ELFRelocation]]
    var maps: [SectionMap?]
    var entities: [Entity] = []
    var edges: [Edge] = []
    var symbolEntities: [Int32]
    var symbolOffsets: [Int64]
    var unasked: [Edge.Target] = []
    var conformances: [Edge.Target] = []
    var namedSections: [SymbolName: [Int32]] = [:]
    var doubts: [String] = []
    var remarks: [String] = []
    /// Where symbols start, by section: a descriptor's distance leads there or nowhere.
    var symbolStarts: [Set<UInt64>]
    /// Where strings were cut out, by section; known when all references are.
    var cutStrings: [[Range<Int>]] = []
    /// Edges that are found after an entity's own: exception tables, by entity.
    var unwindEdges: [Int32: [Edge]] = [:]

    init(image: ELFImage) throws(ELFError) {
        self.image = image
        let count = image.sections.count
        contents = Array(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: count)
        relocations = Array(repeating: [], count: count)
        maps = Array(repeating: nil, count: count)
        symbolEntities = Array(repeating: -1, count: image.symbols.count)
        symbolOffsets = Array(repeating: 0, count: image.symbols.count)
        symbolStarts = Array(repeating: [], count: count)
        try readRelocations()
        try mapSections()
        placeSymbols()
    }

    private mutating func readRelocations() throws(ELFError) {
        for section in image.sections {
            let target = Int(section.info)
            switch section.type {
            case ELFSection.Kind.relocationsWithAddends:
                guard target < image.sections.count, image.sections[target].isLoaded else { continue }
                relocations[target] += try image.relocations(in: section)
                // Usually the only ones, and in order.
                relocations[target].sortIfNeeded { $0.offset < $1.offset }
            case ELFSection.Kind.relocations, ELFSection.Kind.compactRelocations:
                guard target < image.sections.count, image.sections[target].isLoaded else { continue }
                doubts.append("\(section.name.string): relocations without addends, or compact ones, are not understood")
            default: break
            }
        }
    }

    private mutating func mapSections() throws(ELFError) {
        var symbols: [[Int]] = Array(repeating: [], count: image.sections.count)
        for (index, symbol) in image.symbols.enumerated() where !symbol.isSection && !symbol.isFile && !symbol.isMappingSymbol {
            if case .section(let section) = symbol.place { symbols[section].append(index) }
        }
        for (index, section) in image.sections.enumerated() where section.isLoaded && section.size > 0 {
            guard section.isUnderstood else {
                doubts.append("\(section.name.string): a loaded section of type \(section.type) is not understood")
                continue
            }
            if section.isUnwindTable { continue }
            contents[index] = try image.contents(of: section)
            let map = SectionMap(
                section: index, header: section, contents: contents[index], symbols: symbols[index],
                relocations: relocations[index], in: image, entities: &entities)
            if section.isExecutable { remarkSharedCode(symbols[index], in: section) }
            maps[index] = map
            // Only of sections whose names are C identifiers does the linker make bounds.
            if !section.name.hasPrefix(".") { namedSections[section.name, default: []] += map.entities }
        }
    }

    private mutating func remarkSharedCode(_ symbols: [Int], in section: ELFSection) {
        let functions = Set(symbols.filter { image.symbols[$0].isFunction }.map { image.symbols[$0].value })
        guard functions.count > 1 else { return }
        remarks.append(
            "\(functions.count) functions share \(section.name.string): compile with function sections to tell them apart")
    }

    private mutating func placeSymbols() {
        for (index, symbol) in image.symbols.enumerated() where !symbol.isSection && !symbol.isFile {
            guard case .section(let section) = symbol.place, maps[section] != nil else { continue }
            symbolStarts[section].insert(symbol.value)
            guard let entity = maps[section]?.entity(at: symbol.value, adding: &entities, for: index) else { continue }
            symbolEntities[index] = entity
            symbolOffsets[index] = Int64(bitPattern: symbol.value &- entities[Int(entity)].start)
        }
    }
}

extension Array {
    /// Sorts unless it is sorted already.
    mutating func sortIfNeeded(by precedes: (Element, Element) -> Bool) {
        if zip(self, dropFirst()).contains(where: { precedes($1, $0) }) { sort(by: precedes) }
    }
}
