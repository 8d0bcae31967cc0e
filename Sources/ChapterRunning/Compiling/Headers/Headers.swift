import Foundation
import Storage
import Synchronization

/// The headers that module maps and C files lead to, whatever the conditions around an `#include`.
///
/// The compiler's own lists of what it read leave out the headers of modules that are marked as the system's, and everything that
/// was looked for in vain. So we follow every name that a header holds to every folder in which it may lie. What was found is
/// remembered for as long as no file and no such folder changes.
package final class Headers: Sendable {
    struct Header: Equatable {
        var stamp: FileStamp
        var digest: Digest
        /// The files that it names.
        var named: [String]
    }

    private struct State {
        var known: [String: Header] = [:]
        var folders: HeaderFolders
        /// Those that the last build left as they still are.
        var witnesses: [String: FileStamp] = [:]
        var digests: [[String]: Digest] = [:]
        /// Of each file, what stands for it in a digest, which is that of many.
        var entries: [String: [String]] = [:]
        var isChanged = false
    }

    /// Where headers are looked for.
    let folders: [String]
    private let path: String
    private let search: Digest
    private let label: @Sendable (String) -> String
    private let isIgnored: @Sendable (String) -> Bool
    private let state: Mutex<State>

    /// - Parameters:
    ///   - modules: whose headers these are.
    ///   - path: where what was found is kept between builds.
    package init(
        of modules: BuiltModules, toolchain: Toolchain, rememberedAt path: String, notice: (String) -> Void = { _ in }
    ) {
        self.path = path
        let folders = modules.headerFolders + HeaderFolders.ofSystem
        self.folders = folders
        label = modules.label
        isIgnored = toolchain.contains
        search = Digest(ofAll: ["headers 5"] + folders)
        let memory = HeaderMemory(readingFrom: path) { notice("the memory of headers is damaged: reading them again") }
        var state = State(folders: HeaderFolders(folders))
        if let memory, memory.search == search, memory.holds {
            state.known = memory.headers
            state.witnesses = memory.folders
        }
        self.state = Mutex(state)
    }

    /// All files that `roots` lead to, and these, sorted.
    package func files(from roots: [String]) throws -> [String] {
        try state.withLock { try Self.reachable(from: roots, in: &$0, isIgnored).keys.sorted() }
    }

    /// The digest of the contents of all files that `roots` lead to, wherever the project lies.
    package func digest(from roots: [String]) throws -> Digest {
        try state.withLock { state in
            if let known = state.digests[roots] { return known }
            var texts: [String] = []
            for (file, header) in try Self.reachable(from: roots, in: &state, isIgnored).sorted(by: { $0.key < $1.key }) {
                let entry = state.entries[file] ?? [label(file), header.digest.description]
                state.entries[file] = entry
                texts += entry
            }
            let digest = Digest(ofAll: texts)
            state.digests[roots] = digest
            return digest
        }
    }

    /// - Throws: where one of the files that `roots` lead to is not what it was when it was read.
    func requireUnchanged(from roots: [String]) throws {
        let reached = try state.withLock { try Self.reachable(from: roots, in: &$0, isIgnored) }
        guard let changed = reached.first(where: { (try? FileStamp(of: $0.key)) != $0.value.stamp })?.key else { return }
        throw SystemFailure(changedMeanwhile: changed)
    }

    private static func reachable(
        from roots: [String], in state: inout State, _ isIgnored: (String) -> Bool
    ) throws -> [String: Header] {
        var reached: [String: Header] = [:]
        var open = roots
        while let file = open.popLast() {
            guard reached[file] == nil, let header = try header(file, in: &state) else { continue }
            reached[file] = header
            open += header.named.filter { !isIgnored($0) }
        }
        return reached
    }

    /// Nil when there is no such file, or it can't be read.
    private static func header(_ file: String, in state: inout State) throws -> Header? {
        if let known = state.known[file] { return known }
        // Of before: what changes while it is read is read again. A name may be that of a device, which may have anybody wait.
        guard let stamp = try? FileStamp(of: file), let bytes = try? PlainFile.read(file) else { return nil }
        let isModuleMap = file.hasSuffix(".modulemap") || file.hasSuffix(".map")
        let named = try NamedHeader.list(in: [UInt8](bytes), isModuleMap: isModuleMap).flatMap {
            try state.folders.files(of: $0, in: file, isModuleMap: isModuleMap)
        }
        let header = Header(stamp: stamp, digest: Digest(of: bytes), named: Set(named).sorted())
        state.known[file] = header
        state.isChanged = true
        return header
    }

    package func save() throws {
        let memory = state.withLock { state in
            let folders = state.witnesses.merging(state.folders.witnesses) { _, new in new }
            return state.isChanged ? HeaderMemory(search: search, headers: state.known, folders: folders) : nil
        }
        if let memory { try memory.write(to: path) }
    }
}
