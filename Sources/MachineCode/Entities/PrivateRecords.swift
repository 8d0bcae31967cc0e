/// Records of the Swift compiler without symbols, recognised by their layout: they are referred to exactly.
struct PrivateRecords {
    private var ranges: [Range<UInt64>] = []

    /// - Source: include/swift/ABI/Metadata.h (TargetHeapLocalVariableMetadata),
    ///   include/swift/RemoteInspection/Records.h (CaptureDescriptor).
    init(in contents: UnsafeRawBufferPointer, of header: ELFSection, relocations: [ELFRelocation]) {
        guard !contents.isEmpty else { return }
        if header.name == "swift5_capture" {
            ranges = Self.captureDescriptors(in: contents)
        } else if header.name == ".data.rel.ro" {
            ranges = Self.boxMetadata(in: contents, relocated: Set(relocations.map(\.offset)))
        }
    }

    /// The first record that lies inside a range.
    func next(from start: UInt64, to end: UInt64) -> Range<UInt64>? {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].lowerBound < start { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].upperBound <= end ? ranges[low] : nil
    }

    /// Counts of captured types, metadata sources and bindings, then a word a type and two a source.
    private static func captureDescriptors(in contents: UnsafeRawBufferPointer) -> [Range<UInt64>] {
        var ranges: [Range<UInt64>] = []
        var position = 0
        while position + 12 <= contents.count {
            let types = Int(contents.integer(at: position, as: UInt32.self))
            let sources = Int(contents.integer(at: position + 4, as: UInt32.self))
            let end = position + 12 + 4 * types + 8 * sources
            guard types < 1 << 16, sources < 1 << 16, end <= contents.count else { return [] }
            ranges.append(UInt64(position)..<UInt64(end))
            position = end
        }
        return position == contents.count ? ranges : []
    }

    /// A closure context's metadata: its destroyer, no witnesses, the kind 0x400, the offset of the first capture, the
    /// capture descriptor.
    private static func boxMetadata(in contents: UnsafeRawBufferPointer, relocated: Set<UInt64>) -> [Range<UInt64>] {
        let size = 40
        let localVariableKind: UInt64 = 0x400
        var ranges: [Range<UInt64>] = []
        var position = 0
        while position + size <= contents.count {
            let isBox =
                relocated.contains(UInt64(position)) && !relocated.contains(UInt64(position + 8))
                && contents.integer(at: position + 8, as: UInt64.self) == 0 && !relocated.contains(UInt64(position + 16))
                && contents.integer(at: position + 16, as: UInt64.self) == localVariableKind
                && contents.integer(at: position + 28, as: UInt32.self) == 0 && relocated.contains(UInt64(position + 32))
            if isBox { ranges.append(UInt64(position)..<UInt64(position + size)) }
            position += isBox ? size : 8
        }
        return ranges
    }
}
