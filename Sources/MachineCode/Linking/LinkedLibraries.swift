/// The libraries that a program is linked with: the names through which they call or read what the program defines.
///
/// A shared library uses the names for which it holds a relocation, a static one those that its objects leave to the linker. A name that
/// a library merely defines is not among them, unless the library opens others or looks names up while it runs: the opened ones may use
/// it. What they use besides can't be seen.
package struct LinkedLibraries: Sendable {
    /// Names that are bound when the program starts, to what it exports.
    let boundByLoader: Set<SymbolName>
    /// Names that are bound when the program is linked, to what any of its objects offers to the others.
    let boundByLinker: Set<SymbolName>
    /// Whether one of the files is not understood: it may use every name.
    let mayUseAll: Bool
    private let texts: [NameTable]

    package init() { self.init(UsedNames()) }

    /// - Parameters:
    ///   - paths: of shared and static libraries. Files of other kinds, such as scripts of the linker, use nothing.
    ///   - system: those of the paths that come with the language and the system, which open none but their own. When another library
    ///     opens some, these may use what any library defines.
    /// - Complexity: proportional to the relocations of shared libraries and to the symbols of static ones.
    package init(at paths: [String], system: Set<String> = []) throws(ELFError) {
        var names = UsedNames()
        for path in paths { try names.add(fileAt: path, isOfSystem: system.contains(path)) }
        names.addForOpeners()
        self.init(names)
    }

    private init(_ names: UsedNames) {
        let (loader, linker) = (NameTable(names.loader), NameTable(names.linker))
        boundByLoader = loader.names
        boundByLinker = linker.names
        mayUseAll = names.areUnknown
        texts = [loader, linker]
    }
}

/// Copies of names: a library may be written anew while the program runs.
private final class NameTable: Sendable {
    private nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer

    init(_ names: Set<String>) {
        bytes = .allocate(byteCount: names.reduce(0) { $0 + $1.utf8.count + 1 }, alignment: 1)
        bytes.copyBytes(from: names.flatMap { Array($0.utf8) + [0] })
    }

    deinit { bytes.deallocate() }

    /// Valid for as long as the table is kept.
    var names: Set<SymbolName> {
        guard let base = bytes.baseAddress else { return [] }
        var names: Set<SymbolName> = []
        var start = 0
        while start < bytes.count {
            let name = SymbolName(start: base + start, limit: bytes.count - start)
            names.insert(name)
            start += name.bytes.count + 1
        }
        return names
    }
}

/// Gathers the names that files use.
private struct UsedNames {
    private(set) var loader: Set<String> = []
    private(set) var linker: Set<String> = []
    private(set) var areUnknown = false
    private var shared: [SharedNames] = []

    private struct SharedNames {
        let used: Set<String>
        let defined: Set<String>
        let isOfSystem: Bool

        /// Names by which code is found while a program runs.
        private static let lookups: Set = ["dlopen", "dlmopen", "dlsym", "dlvsym"]

        /// The C library has them itself: for what names of networks, users and characters mean it opens others.
        var opensOthers: Bool { !Self.lookups.isDisjoint(with: used) || !Self.lookups.isDisjoint(with: defined) }
    }

    mutating func add(fileAt path: String, isOfSystem: Bool) throws(ELFError) {
        let file: MappedFile
        do {
            file = try MappedFile(path: path)
        } catch {
            // Nothing is in it.
            if case .notAnObjectFile = error { return }
            throw error
        }
        let bytes = file.bytes
        if bytes.starts(with: ArchiveMember.magic) {
            guard let members = try? ArchiveMember.all(of: bytes, path: path) else { return areUnknown = true }
            for member in members where !member.range.isEmpty {
                add(imageIn: UnsafeRawBufferPointer(rebasing: bytes[member.range]), isOfSystem)
            }
        } else if bytes.starts(with: LinkedImage.magic) {
            add(imageIn: bytes, isOfSystem)
        } else {
            // A script of the linker is text; what it names are files of their own.
            areUnknown = areUnknown || bytes.prefix(4096).contains(0) || bytes.starts(with: "!<thin>\n".utf8)
        }
    }

    private mutating func add(imageIn bytes: UnsafeRawBufferPointer, _ isOfSystem: Bool) {
        let image = LinkedImage(bytes)
        if let names = image?.namesLeftToTheLinker {
            linker.formUnion(names)
        } else if let used = image?.namesBoundByTheLoader, let defined = image?.namesOffered {
            loader.formUnion(used)
            shared.append(SharedNames(used: used, defined: defined, isOfSystem: isOfSystem))
        } else {
            areUnknown = true
        }
    }

    /// What libraries may use that others open.
    mutating func addForOpeners() {
        for library in shared where library.opensOthers { loader.formUnion(library.defined) }
        guard shared.contains(where: { !$0.isOfSystem && $0.opensOthers }) else { return }
        for library in shared { loader.formUnion(library.defined) }
    }
}

/// A shared library or an object file, as far as names go.
private struct LinkedImage {
    static let magic: [UInt8] = [0x7f, 0x45, 0x4c, 0x46]

    private let isShared: Bool
    private let sections: [Section]

    private struct Section {
        static let symbols: UInt32 = 2
        static let relocations: UInt32 = 4
        static let zeroFilled: UInt32 = 8
        static let dynamicSymbols: UInt32 = 11
        /// Relocations without addends, and Android's packed ones.
        static let otherRelocations: Set<UInt32> = [9, 0x6000_0001, 0x6000_0002]

        let type: UInt32
        let isLoaded: Bool
        /// Whether the linker takes one of several that are equal.
        let isGrouped: Bool
        /// The index of the section that it goes with: of relocations their symbols, of symbols their names.
        let link: Int
        let contents: UnsafeRawBufferPointer
    }

    /// Nil when it is no 64-bit little-endian ELF file with section headers.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let headerSize = 64
        guard bytes.count >= headerSize, bytes.starts(with: Self.magic), bytes[4] == 2, bytes[5] == 1,
            bytes.integer(at: 58, as: UInt16.self) == UInt16(headerSize)
        else { return nil }
        let (type, start) = (bytes.integer(at: 16, as: UInt16.self), bytes.integer(at: 40, as: UInt64.self))
        let (relocatable, shared): (UInt16, UInt16) = (1, 3)
        guard start > 0, type == relocatable || type == shared else { return nil }
        isShared = type == shared
        // More sections than 16 bits can count: the number is in the first header.
        var count = UInt64(bytes.integer(at: 60, as: UInt16.self))
        if count == 0 { count = Self.slice(bytes, at: start, count: 64)?.integer(at: 32) ?? 0 }
        guard count > 0, count <= UInt64(bytes.count), let headers = Self.slice(bytes, at: start, count: count * 64) else {
            return nil
        }
        var sections: [Section] = []
        for header in stride(from: 0, to: headers.count, by: headerSize) {
            let (type, flags): (UInt32, UInt64) = (headers.integer(at: header + 4), headers.integer(at: header + 8))
            let size: UInt64 = type == Section.zeroFilled ? 0 : headers.integer(at: header + 32)
            let offset: UInt64 = type == Section.zeroFilled ? 0 : headers.integer(at: header + 24)
            guard let contents = Self.slice(bytes, at: offset, count: size) else { return nil }
            sections.append(
                Section(
                    type: type, isLoaded: flags & 0x2 != 0, isGrouped: flags & 0x200 != 0,
                    link: Int(headers.integer(at: header + 40, as: UInt32.self)), contents: contents))
        }
        self.sections = sections
    }

    /// Those for which a shared library holds a relocation; nil where there is something that is not understood.
    var namesBoundByTheLoader: Set<String>? {
        guard isShared, let dynamic = sections.firstIndex(where: { $0.type == Section.dynamicSymbols }),
            let symbols = symbols(of: dynamic)
        else { return nil }
        var names: Set<String> = []
        for section in sections where section.isLoaded {
            guard !Section.otherRelocations.contains(section.type) else { return nil }
            guard section.type == Section.relocations else { continue }
            guard section.link == dynamic else { return nil }
            let entries = section.contents
            for entry in stride(from: 0, to: entries.count - entries.count % 24, by: 24) {
                let symbol = Int(entries.integer(at: entry + 12, as: UInt32.self))
                guard symbol > 0 else { continue }
                guard symbol < symbols.count else { return nil }
                names.insert(symbols[symbol].name)
            }
        }
        return names
    }

    /// Those that a shared library defines; nil where there is something that is not understood.
    var namesOffered: Set<String>? {
        guard let dynamic = sections.firstIndex(where: { $0.type == Section.dynamicSymbols }) else { return nil }
        return symbols(of: dynamic).map { Set($0.filter { $0.isOffered && !$0.isUndefined }.map(\.name)) }
    }

    /// Those that an object file does not define, or whose definition gives way to another; nil where there is something that is not
    /// understood.
    var namesLeftToTheLinker: Set<String>? {
        guard !isShared else { return nil }
        var names: Set<String> = []
        for (index, section) in sections.enumerated() where section.type == Section.symbols {
            guard let symbols = symbols(of: index) else { return nil }
            names.formUnion(symbols.filter { $0.isOffered && !isSettled($0) }.map(\.name))
        }
        return names
    }

    /// Whether a symbol can be nothing but what the object file itself defines.
    private func isSettled(_ symbol: Symbol) -> Bool {
        symbol.isGlobal && symbol.hasSection && sections.indices.contains(symbol.section) && !sections[symbol.section].isGrouped
    }

    private struct Symbol {
        let name: String
        let binding: UInt8
        /// The index of its section; numbers above all sections have meanings of their own.
        let section: Int

        var isOffered: Bool { binding != 0 }
        var isGlobal: Bool { binding == 1 }
        var isUndefined: Bool { section == 0 }
        var hasSection: Bool { !isUndefined && section < 0xff00 }
    }

    private func symbols(of index: Int) -> [Symbol]? {
        let table = sections[index]
        guard sections.indices.contains(table.link) else { return nil }
        let (entries, text) = (table.contents, sections[table.link].contents)
        var symbols: [Symbol] = []
        for start in stride(from: 0, to: entries.count - entries.count % 24, by: 24) {
            let offset = Int(entries.integer(at: start, as: UInt32.self))
            guard offset < text.count, let base = text.baseAddress else { return nil }
            symbols.append(
                Symbol(
                    name: SymbolName(start: base + offset, limit: text.count - offset).string, binding: entries[start + 4] >> 4,
                    section: Int(entries.integer(at: start + 6, as: UInt16.self))))
        }
        return symbols
    }

    private static func slice(_ bytes: UnsafeRawBufferPointer, at offset: UInt64, count: UInt64) -> UnsafeRawBufferPointer? {
        let (end, overflow) = offset.addingReportingOverflow(count)
        guard !overflow, end <= UInt64(bytes.count) else { return nil }
        return UnsafeRawBufferPointer(rebasing: bytes[Int(offset)..<Int(end)])
    }
}
