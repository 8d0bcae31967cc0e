/// Which entity each address of a section belongs to.
struct SectionMap {
    enum Layout: Sendable {
        /// Never divided: code, and data whose parts cannot be told apart.
        case whole
        /// Cut at its symbols.
        case divided
        /// Entries of a fixed size, equal ones folded by the linker.
        case entries(UInt64)
        /// Strings that end in a zero unit of this many bytes.
        case strings(UInt64)
    }

    let section: Int
    let header: ELFSection
    let layout: Layout
    private let contents: UnsafeRawBufferPointer
    /// Of divided sections: by start.
    private var parts: [Int32] = []
    private var starts: [UInt64] = []
    private var entries: [UInt64: Int32] = [:]
    /// Everything that a reference against the section itself may mean, made when it is first needed.
    private(set) var group: Int32?

    var isOfConstants: Bool {
        switch layout {
        case .whole, .divided: false
        case .entries, .strings: true
        }
    }

    /// The entities so far.
    var entities: [Int32] { parts + entries.values.sorted() }

    init(
        section: Int, header: ELFSection, contents: UnsafeRawBufferPointer, symbols: [Int], relocations: [ELFRelocation],
        in image: ELFImage, entities: inout [Entity]
    ) {
        self.section = section
        self.header = header
        self.contents = contents
        if header.isExecutable || header.runsUnasked || header.isExceptionTable {
            layout = .whole
        } else if header.name == "swift5_reflstr" {
            layout = .strings(1)
        } else if header.isMergeable && relocations.isEmpty && !header.isZeroFilled {
            layout = header.holdsStrings ? .strings(header.entrySize) : .entries(header.entrySize)
        } else {
            layout = .divided
        }
        switch layout {
        case .whole:
            append(
                0..<header.size, symbol: Self.title(of: symbols, in: image), role: header.isExecutable ? .code : .data,
                to: &entities)
        case .divided: divide(symbols, relocations: relocations, in: image, entities: &entities)
        case .entries, .strings: break
        }
    }

    /// The entity at an address, nil outside the section. Entries and strings become entities when they are asked for.
    mutating func entity(at address: UInt64, adding entities: inout [Entity], for symbol: Int? = nil) -> Int32? {
        switch layout {
        case .whole: return address <= header.size ? parts[0] : nil
        case .divided: return part(at: address)
        case .entries(let size):
            guard address < header.size else { return nil }
            let start = address - address % size
            return entry(start..<min(start + size, header.size), adding: &entities)
        case .strings(let unit):
            guard address < header.size else { return nil }
            return entry(address..<end(ofStringAt: address, unit: unit), adding: &entities)
        }
    }

    /// Cuts out the string that starts at an address between the symbols: a name that a descriptor refers to.
    mutating func string(at address: UInt64, adding entities: inout [Entity]) -> Int32? {
        guard case .divided = layout else { return entity(at: address, adding: &entities) }
        guard address < header.size, let part = part(at: address), entities[Int(part)].symbol < 0 else { return nil }
        return entry(address..<end(ofStringAt: address, unit: 1), adding: &entities)
    }

    /// The section's group, made where there is none yet; `fillGroups` says what is in it.
    mutating func makeGroup(adding entities: inout [Entity]) -> Int32 {
        if let group { return group }
        let made = Int32(entities.count)
        entities.append(Entity(role: .group, section: Int32(section), start: 0, size: 0))
        group = made
        return made
    }

    /// The parts, by address.
    var divided: [Int32] { parts }
    /// Where strings were cut out from between the symbols: in order, those that overlap or touch as one.
    func cutStrings(among entities: [Entity]) -> [Range<Int>] {
        guard case .divided = layout else { return [] }
        let strings = entries.values.map { Int(entities[Int($0)].start)..<Int(entities[Int($0)].start + entities[Int($0)].size) }
        return strings.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { cuts, string in
            if let last = cuts.last, string.lowerBound <= last.upperBound {
                cuts[cuts.count - 1] = last.lowerBound..<max(last.upperBound, string.upperBound)
            } else {
                cuts.append(string)
            }
        }
    }

    /// The part that ends where another begins.
    func part(endingAt address: UInt64, entities: [Entity]) -> Int32? {
        guard address > 0, let part = part(at: address - 1) else { return nil }
        return entities[Int(part)].start + entities[Int(part)].size == address ? part : nil
    }

    private func part(at address: UInt64) -> Int32? {
        guard address <= header.size, !starts.isEmpty else { return nil }
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= address { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : parts[low - 1]
    }

    private mutating func entry(_ range: Range<UInt64>, adding entities: inout [Entity]) -> Int32 {
        // A string may be asked for from its middle, which is another string: the start tells them apart.
        if let known = entries[range.lowerBound] { return known }
        let index = Int32(entities.count)
        entities.append(
            Entity(role: .constant, section: Int32(section), start: range.lowerBound, size: UInt64(range.count)))
        entries[range.lowerBound] = index
        return index
    }

    private func end(ofStringAt address: UInt64, unit: UInt64) -> UInt64 {
        var position = address
        while position + unit <= header.size {
            let isEnd = (position..<position + unit).allSatisfy { contents[Int($0)] == 0 }
            position += unit
            if isEnd { return position }
        }
        return header.size
    }

    private mutating func append(_ range: Range<UInt64>, symbol: Int32, role: Entity.Role, to entities: inout [Entity]) {
        parts.append(Int32(entities.count))
        starts.append(range.lowerBound)
        entities.append(
            Entity(role: role, section: Int32(section), start: range.lowerBound, size: UInt64(range.count), symbol: symbol))
    }

    /// The symbol to call a section of code by: the first function, an exported name before a private one.
    private static func title(of symbols: [Int], in image: ELFImage) -> Int32 {
        let first = symbols.min { left, right in
            let (left, right) = (image.symbols[left], image.symbols[right])
            if left.isFunction != right.isFunction { return left.isFunction }
            if left.value != right.value { return left.value < right.value }
            return !left.isLocal && right.isLocal
        }
        return first.map { Int32($0) } ?? -1
    }

    /// An object between symbols.
    private struct Interval {
        var start: UInt64
        var end: UInt64
        var symbol: Int
        var isPrivate: Bool
    }

    private mutating func divide(
        _ symbols: [Int], relocations: [ELFRelocation], in image: ELFImage, entities: inout [Entity]
    ) {
        let ordered = symbols.sorted { left, right in
            let (left, right) = (image.symbols[left], image.symbols[right])
            if left.value != right.value { return left.value < right.value }
            if left.size != right.size { return left.size > right.size }
            return left.isLocal && !right.isLocal
        }
        var intervals: [Interval] = []
        for index in ordered {
            let symbol = image.symbols[index]
            guard symbol.value < header.size else { continue }
            let end = min(symbol.value &+ symbol.size, header.size)
            if let last = intervals.last, symbol.value < last.end || symbol.value == last.start {
                // An alias into the object. Swift's carry the size of the whole object; any other may really reach beyond it.
                if end > last.end && !symbol.name.hasPrefix("$s") { intervals[intervals.count - 1].end = end }
                if symbol.isLocal { intervals[intervals.count - 1].isPrivate = true }
            } else {
                intervals.append(
                    Interval(start: symbol.value, end: max(end, symbol.value), symbol: index, isPrivate: symbol.isLocal))
            }
        }
        cover(intervals, records: PrivateRecords(in: contents, of: header, relocations: relocations), entities: &entities)
    }

    /// Makes entities of the objects and of what lies between them. An object of unknown size reaches to the next.
    private mutating func cover(_ intervals: [Interval], records: PrivateRecords, entities: inout [Entity]) {
        var position: UInt64 = 0
        for (index, interval) in intervals.enumerated() {
            fill(position..<interval.start, records: records, entities: &entities)
            let next = index + 1 < intervals.count ? intervals[index + 1].start : header.size
            let end = interval.end == interval.start ? next : interval.end
            append(interval.start..<end, symbol: Int32(interval.symbol), role: .data, to: &entities)
            entities[entities.count - 1].isPrivate = interval.isPrivate
            position = end
        }
        fill(position..<header.size, records: records, entities: &entities)
    }

    /// What lies between symbols: records that we know, and the rest.
    private mutating func fill(_ gap: Range<UInt64>, records: PrivateRecords, entities: inout [Entity]) {
        var position = gap.lowerBound
        while position < gap.upperBound {
            let known = records.next(from: position, to: gap.upperBound)
            let end = known?.lowerBound ?? gap.upperBound
            if end > position { append(position..<end, symbol: -1, role: .data, to: &entities) }
            guard let known else { return }
            append(known, symbol: -1, role: .data, to: &entities)
            entities[entities.count - 1].isPrivate = false
            position = known.upperBound
        }
    }
}
