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
package struct BuildCheck {
    private let modules: BuiltModules
    private let toolchain: Toolchain
    private let headers: Headers
    private let lookup: ModuleLookup
    private let stamps: FileStamps
    private let products: String

    package init(_ modules: BuiltModules, toolchain: Toolchain, headers: Headers, lookup: ModuleLookup, stamps: FileStamps) {
        self.modules = modules
        self.toolchain = toolchain
        self.headers = headers
        self.lookup = lookup
        self.stamps = stamps
        products = URL(fileURLWithPath: modules.products).resolvingSymlinksInPath().path
    }

    /// Throws `OutdatedBuild` when something has to be compiled again; what is found to be current is remembered at `path`.
    package func requireCurrent(rememberingAt path: String, notice: (String) -> Void) throws {
        let known = BuildRecord(readingFrom: path) {
            notice("what was known of the package's build is damaged and is found out again")
        }
        var record = BuildRecord()
        var outdated: [OutdatedBuild.Part] = []
        let begun = buildBegun()
        for unit in modules.units {
            guard let stamp = try? FileStamp(of: unit.list) else { continue }
            if let entry = known.entries[unit.list], entry.stamp == stamp {
                if try digest(of: entry.inputs) == entry.digest {
                    record.entries[unit.list] = entry
                } else {
                    outdated.append(try part(unit, entry.inputs, since: stamp.modified))
                }
                continue
            }
            let inputs = try UnitInputs(of: unit, in: modules.folder(ofTarget: unit.target), toolchain: toolchain)
            // The list is written when the compilation ends.
            let start = begun.map { stamp.modified >= $0 ? $0 : stamp.modified } ?? stamp.modified
            if try newest(of: inputs, since: start) == nil {
                record.entries[unit.list] = BuildRecord.Entry(stamp: stamp, inputs: inputs, digest: try digest(of: inputs))
            } else {
                outdated.append(try part(unit, inputs, since: start))
            }
        }
        if record != known { try record.write(to: path) }
        guard outdated.isEmpty else { throw OutdatedBuild(parts: outdated) }
    }

    private func digest(of inputs: UnitInputs) throws -> Digest {
        let sources = inputs.sources.flatMap { [$0, (try? stamps.digest(of: $0))?.description ?? "absent"] }
        let headers = try headers.digest(from: inputs.roots, label: modules.label)
        return Digest(ofAll: sources + ["headers", headers.description] + (try lookup.answers(to: inputs.questions)))
    }

    private func part(_ unit: CompiledUnit, _ inputs: UnitInputs, since time: Int) throws -> OutdatedBuild.Part {
        let absent = inputs.sources.first { !FileManager.default.fileExists(atPath: $0) }
        let file = try newest(of: inputs, since: time) ?? absent
        return OutdatedBuild.Part(target: unit.target, file: file.map(modules.relative))
    }

    /// The file that changed last, if any did at `time` or later; an absent source counts. Nobody sets the time at which a file
    /// was last changed in any way, as anybody sets that of its contents.
    private func newest(of inputs: UnitInputs, since time: Int) throws -> String? {
        var newest: (file: String, time: Int)?
        // What lies beside the products is made by the build itself.
        for file in inputs.sources + (try headers.files(from: inputs.roots)) where !file.hasPrefix("\(products)/") {
            let changed = (try? FileStamp(of: file))?.changed ?? .max
            if changed >= newest?.time ?? time { newest = (file, changed) }
        }
        return newest?.file
    }

    /// When the package manager last began to build: it writes its number into its lock.
    private func buildBegun() -> Int? {
        let scratch = products.split(separator: "/").dropLast(2).joined(separator: "/")
        return (try? FileStamp(of: "/\(scratch)/.lock"))?.modified
    }
}
