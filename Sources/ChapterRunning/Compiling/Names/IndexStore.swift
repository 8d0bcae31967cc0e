internal import CIndexStore
import Storage

/// The index that the compiler writes beside its objects: what each name in a source file stands for, as it found out itself. Asking for it
/// changes no object.
struct IndexStore {
    /// A place that names something.
    struct Mention: Equatable {
        /// From 1, in UTF-8; of the file as it lies on the disk, whatever `#sourceLocation` says.
        var line: Int
        var column: Int
        /// `s:8Numerics6MatrixV`; distinct for what is distinct, local variables too.
        var usr: String
        /// `f(x:_:)`.
        var name: String
        var isDefinition: Bool
        var isInitializer: Bool
    }

    private let library: IndexStoreLibrary
    private let folder: String

    /// - Parameter folder: where the compiler wrote it.
    init(in folder: String, readBy library: IndexStoreLibrary) {
        self.folder = folder
        self.library = library
    }

    /// The library of a toolchain.
    static func library(of toolchain: Toolchain) -> IndexStoreLibrary? {
        IndexStoreLibrary(at: "\(toolchain.folder)lib/libIndexStore.so")
    }

    /// What tells the compiler proper to write it.
    static func flags(folder: String) -> [String] {
        ["-index-store-path", folder, "-index-include-locals", "-index-ignore-clang-modules", "-index-ignore-stdlib"]
    }

    /// The mentions in each of the compiled files, by the files' names without folder and ending.
    func mentions() throws -> [String: [Mention]] {
        let reading = Reading(library)
        guard let store = library.createStore(folder, nil) else { throw unreadable }
        defer { library.disposeOfStore(store) }
        guard library.visitUnits(store, 1, reading.context, { Reading.at($0)?.units.append(Reading.string($1)) != nil }) else {
            throw unreadable
        }
        var mentions: [String: [Mention]] = [:]
        for unit in reading.units {
            guard let reader = library.openUnit(store, unit, nil) else { throw unreadable }
            defer { library.disposeOfUnit(reader) }
            let file = Reading.string(library.mainFile(reader))
            reading.records = []
            _ = library.visitDependencies(reader, reading.context) { Reading.at($0)?.takeDependency($1) ?? false }
            for record in reading.records {
                guard let reader = library.openRecord(store, record, nil) else { throw unreadable }
                defer { library.disposeOfRecord(reader) }
                reading.mentions = []
                _ = library.visitOccurrences(reader, reading.context) { Reading.at($0)?.takeOccurrence($1) ?? false }
                mentions[Self.name(of: file), default: []] += reading.mentions
            }
        }
        return mentions
    }

    private var unreadable: SystemFailure { SystemFailure("\(folder): the index that the compiler wrote can't be read") }

    private static func name(of file: String) -> String {
        let name = file.split(separator: "/").last ?? ""
        return String(name.hasSuffix(".swift") ? name.dropLast(".swift".count) : name)
    }
}

/// What the library's visitors are given, which can hold nothing of their own.
private final class Reading {
    private enum Kind {
        static let record: UInt32 = 2
        static let constructor: UInt32 = 22
    }

    private enum Role {
        static let definition: UInt64 = 1 << 1
        static let reference: UInt64 = 1 << 2
        /// Written by the compiler, not by the author.
        static let implicit: UInt64 = 1 << 8
    }

    private let library: IndexStoreLibrary
    var units: [String] = []
    var records: [String] = []
    var mentions: [IndexStore.Mention] = []

    init(_ library: IndexStoreLibrary) { self.library = library }

    var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static func at(_ context: UnsafeMutableRawPointer?) -> Reading? {
        context.map { Unmanaged<Reading>.fromOpaque($0).takeUnretainedValue() }
    }

    static func string(_ text: cindexstore_text) -> String {
        String(decoding: UnsafeRawBufferPointer(start: text.data, count: text.length), as: UTF8.self)
    }

    func takeDependency(_ dependency: cindexstore_handle?) -> Bool {
        if library.dependencyKind(dependency) == Kind.record { records.append(Self.string(library.dependencyName(dependency))) }
        return true
    }

    func takeOccurrence(_ occurrence: cindexstore_handle?) -> Bool {
        let roles = library.roles(occurrence)
        guard roles & Role.implicit == 0, roles & (Role.definition | Role.reference) != 0 else { return true }
        let symbol = library.symbol(occurrence)
        var (line, column): (UInt32, UInt32) = (0, 0)
        library.place(occurrence, &line, &column)
        mentions.append(
            IndexStore.Mention(
                line: Int(line), column: Int(column), usr: Self.string(library.usr(symbol)),
                name: Self.string(library.name(symbol)),
                isDefinition: roles & Role.definition != 0, isInitializer: library.kind(symbol) == Kind.constructor))
        return true
    }
}
