import Foundation
import Storage

/// Compares what the package's modules were compiled from with what is there now.
///
/// The package manager compiles again what has another size or time, and knows nothing of the headers behind a module map, nor of
/// what a compilation looked for in vain. Here contents decide, of all that a compilation can read:
///
/// 1. A unit compiled since the last look was compiled from what is there now, if none of it changed after that build had begun.
///    Its contents are then remembered.
/// 2. A unit that was not compiled since has to find these contents again.
/// 3. A source that came since that build began has to be in a unit.
/// 4. A unit that asks whether a module is there was compiled where nothing is left of one that left the package.
/// 5. A target's compiler has to have looked at the modules behind those that it names (`ModuleView`).
package struct BuildCheck {
    private let modules: BuiltModules
    private let toolchain: Toolchain
    private let headers: Headers
    private let lookup: ModuleLookup
    private let stamps: FileStamps
    /// Of the files that some roots lead to, the one that changed last.
    private var newestHeaders: [[String]: Change] = [:]

    /// What is left of a module that a unit asks for, by question.
    private var askedModules: [String: [String]] = [:]

    private struct Change {
        var file: String
        /// In nanoseconds; never for a file that is not there.
        var time: Int
    }

    package init(_ modules: BuiltModules, toolchain: Toolchain, headers: Headers, lookup: ModuleLookup, stamps: FileStamps) {
        self.modules = modules
        self.toolchain = toolchain
        self.headers = headers
        self.lookup = lookup
        self.stamps = stamps
    }

    /// Throws `OutdatedBuild` when something has to be compiled again; what is found to be current is remembered at `path`.
    package mutating func requireCurrent(rememberingAt path: String, notice: (String) -> Void) throws {
        let known = BuildRecord(readingFrom: path) {
            notice("the memory of the package's build is damaged: looking at all of it again")
        }
        var record = BuildRecord()
        var outdated: [OutdatedBuild.Part] = []
        let begun = buildBegun()
        for unit in modules.units {
            guard let stamp = try? FileStamp(of: unit.list) else { continue }
            let entry = try known.entries[unit.list].flatMap { $0.stamp == stamp ? $0 : nil } ?? entry(unit, stamp, begun)
            if let entry, try digest(of: entry.inputs) == entry.digest, leftOvers(askedForBy: entry.inputs).isEmpty {
                record.entries[unit.list] = entry
            } else {
                outdated.append(try part(unit, entry?.inputs))
            }
        }
        let others = Set(modules.targets).subtracting(outdated.map(\.target)).sorted()
        outdated += try others.filter { try !hasSeenModules($0, known, &record) }.map {
            OutdatedBuild.Part(target: $0, sawOtherModules: true)
        }
        if record != known { try record.write(to: path) }
        let current = modules.units.filter { unit in !outdated.contains { $0.target == unit.target } }
        let plan = PlannedFiles(modules)
        outdated += try newSources(of: current, besides: record, since: begun ?? plan.planned)
        outdated += plan.missed()
        outdated += modules.copies.compactMap { module, folder in
            folder.difference(remembering: stamps).map {
                OutdatedBuild.Part(target: module, file: modules.relative($0), copy: folder.copy)
            }
        }
        outdated += modules.bundleRemains().map {
            OutdatedBuild.Part(target: $0.module, file: modules.relative($0.path), copy: $0.path)
        }
        guard outdated.isEmpty else { throw OutdatedBuild(parts: outdated) }
    }

    /// Whether a target was compiled against the modules that are there now, which is then noted.
    private func hasSeenModules(_ target: String, _ known: BuildRecord, _ record: inout BuildRecord) throws -> Bool {
        guard let view = ModuleView(of: target, in: modules) else { return true }
        record.entries[view.key] = try view.seen(known: known.entries[view.key], remembering: stamps)
        return record.entries[view.key] != nil
    }

    /// Sources in the folders of targets, all of whose units are current, that none of them holds and that the package manager did
    /// not know. Older ones were there when it built, and are none of its targets'.
    private func newSources(
        of units: [CompiledUnit], besides record: BuildRecord, since begun: Int?
    ) throws -> [OutdatedBuild.Part] {
        guard let begun else { return [] }
        var compiled: [String: Set<String>] = [:]
        for unit in units {
            let inputs = record.entries[unit.list]?.inputs ?? UnitInputs()
            compiled[unit.target, default: []].formUnion(
                (inputs.sources + inputs.roots).map(\.fileName))
        }
        return try compiled.sorted { $0.key < $1.key }.flatMap { target, names in
            let known = names.union(modules.sources(ofTarget: target).map(\.fileName))
            return try SourceFolder(modules.folder(ofTarget: target), stamps: stamps).sources()
                .filter { !known.contains($0.fileName) && (try? FileStamp(of: $0))?.changed ?? 0 >= begun }
                .map { OutdatedBuild.Part(target: target, file: modules.relative($0), isNew: true) }
        }
    }

    /// What a unit that was compiled since the last look was compiled from; nil when that cannot be told any more.
    private mutating func entry(_ unit: CompiledUnit, _ stamp: FileStamp, _ begun: Int?) throws -> BuildRecord.Entry? {
        let inputs = try inputs(of: unit)
        // The compiler writes the list when it is done.
        let start = begun.map { stamp.modified >= $0 ? $0 : stamp.modified } ?? stamp.modified
        if let newest = try newest(of: inputs), newest.time >= start { return nil }
        return BuildRecord.Entry(stamp: stamp, inputs: inputs, digest: try digest(of: inputs))
    }

    private func inputs(of unit: CompiledUnit) throws -> UnitInputs {
        try UnitInputs(
            of: unit, in: modules.folder(ofTarget: unit.target), toolchain: toolchain,
            built: [modules.scratch] + modules.interfaceFolders)
    }

    private func digest(of inputs: UnitInputs) throws -> Digest {
        let sources = inputs.sources.flatMap { [$0, (try? stamps.digest(of: $0))?.description ?? "absent"] }
        let headers = try headers.digest(from: inputs.roots)
        return Digest(
            ofAll: sources + ["headers", headers.description] + (try lookup.answers(to: inputs.questions))
                + cPlusPlusLibraries(for: inputs))
    }

    /// The versions of the library of C++ that are installed, for what was compiled with one of them: the compiler takes the newest, whose
    /// headers nobody has read before.
    private func cPlusPlusLibraries(for inputs: UnitInputs) -> [String] {
        let folder = "/usr/include/c++"
        guard inputs.roots.contains(where: { $0.contains("/c++/") }) else { return [] }
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    private mutating func part(_ unit: CompiledUnit, _ inputs: UnitInputs?) throws -> OutdatedBuild.Part {
        let inputs = try inputs ?? self.inputs(of: unit)
        let remains = leftOvers(askedForBy: inputs)
        let file = try remains.first ?? newest(of: inputs)?.file
        return OutdatedBuild.Part(target: unit.target, file: file.map(modules.relative), leftOvers: remains)
    }

    private mutating func leftOvers(askedForBy inputs: UnitInputs) -> [String] {
        let new = Set(inputs.questions).subtracting(askedModules.keys)
        for question in new { askedModules[question] = lookup.leftOvers(among: [question]) }
        return inputs.questions.flatMap { askedModules[$0] ?? [] }
    }

    /// The file that changed last. Nobody sets the time at which a file was last changed in any way, as anybody sets that of its
    /// contents.
    private mutating func newest(of inputs: UnitInputs) throws -> Change? {
        let header = try newestHeaders[inputs.roots] ?? newest(of: headers.files(from: inputs.roots))
        newestHeaders[inputs.roots] = header
        let source = newest(of: inputs.sources)
        return [header, source].compactMap(\.self).max { $0.time < $1.time }
    }

    /// Besides what the build itself makes: the products, and what plugins make.
    private func newest(of files: [String]) -> Change? {
        let made = ["\(modules.products)/", "\(modules.scratch)/plugins/"]
        return files.filter { file in !made.contains(where: file.hasPrefix) }
            .map { Change(file: $0, time: (try? FileStamp(of: $0))?.changed ?? .max) }.max { $0.time < $1.time }
    }

    /// When the package manager last began to build: it writes its number into its lock, which is not there after a first build.
    private func buildBegun() -> Int? { (try? FileStamp(of: "\(modules.scratch)/.lock"))?.modified }
}
