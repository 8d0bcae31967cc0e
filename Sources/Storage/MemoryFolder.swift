import Foundation
internal import Glibc

/// What lies in `.notebook`, by name.
package struct MemoryFolder: Sendable {
    let path: String

    package init(path: String) {
        self.path = path
    }

    package var lock: String { "\(path)/lock" }
    package var stamps: String { "\(path)/stamps" }
    package var code: String { "\(path)/code" }
    /// What headers lead to.
    package var headers: String { "\(path)/headers" }
    /// What the modules were compiled from.
    package var built: String { "\(path)/built" }
    package var history: String { "\(path)/history" }
    package var formulas: String { "\(path)/formulas" }
    /// Citations as they were set last, and works as they were read from BibTeX.
    package var citations: String { "\(path)/citations" }
    package var works: String { "\(path)/works" }
    /// Pictures that were drawn of the author's files.
    package var pictures: String { "\(path)/pictures" }
    /// When each entry of the store was last used.
    package var uses: String { "\(path)/uses" }
    /// The last build that had nothing to do.
    package var settled: String { "\(path)/settled" }
    /// The manifest of the site that was published last.
    package var published: String { "\(path)/published" }
    /// What blocks are not kept from here, as it was said last.
    package var unguarded: String { "\(path)/unguarded" }
    package var store: String { "\(path)/store" }
    /// Where the compiler works.
    package var compiling: String { "\(path)/compiling" }
    /// Where blocks work.
    package var scratch: String { "\(path)/scratch" }
    /// A site in the making.
    package var nextSite: String { "\(path)/site-next" }
    /// The last site, while another is put in its place.
    package var lastSite: String { "\(path)/site-last" }
    package var preview: String { "\(path)/preview" }
    /// The package's modules, where the package manager builds them for the notebook alone.
    /// (The package manager watches the folder of a target that may be the whole package's, but for `.build`.)
    package var build: String { "\(path)/.build" }
    /// What their plan was made of, beside the package.
    package var plan: String { "\(path)/plan" }
    /// Where they were built before.
    private var formerBuild: String { "\(path)/build" }
    /// What sweeps have on a cluster.
    package var cluster: String { "\(path)/cluster" }
    /// The memory of `verify`.
    package var verification: String { "\(path)/verification" }

    /// - Throws: where it is a link to a folder in which somebody else's files lie: some might be called as ours are.
    package func requireOurs() throws {
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path), !isPresent(lock),
            let other = names(in: path).min()
        else { return }
        throw SystemFailure(
            "\(path): leads to \(target), where `\(other)` lies: the notebook removes there what it does not know; have it lead to an "
                + "empty folder, or remove it")
    }

    /// Removes what a build that was killed left unfinished; the lock is held.
    package func sweep(site: String, figures: String) throws {
        if isPresent(lastSite) {
            if isPresent(site) { try removeIfPresent(lastSite) } else { try rename(lastSite, to: site) }
        }
        for folder in [nextSite, verification, formerBuild, "\(store)/\(StoreLayout.temporary)"] { try removeIfPresent(folder) }
        // A compiler may still be writing there that a killed build has started: its folder's name is never used again.
        for folder in [compiling, scratch] { try? removeIfPresent(folder) }
        for folder in [path, figures] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names where AtomicFile.isTemporary(name) { try removeIfPresent("\(folder)/\(name)") }
        }
    }

    /// Removes all that is ours, and the folder if nothing else is in it.
    package func remove() throws {
        for folder in [preview, build, formerBuild, cluster, pictures] { try removeIfPresent(folder) }
        try removeStore()
        for file in [
            stamps, code, history, headers, built, formulas, citations, works, uses, settled, published, unguarded, plan, lock,
        ] {
            try removeIfPresent(file)
        }
        // What cannot be removed is told where it is in the way of nobody.
        for folder in [compiling, scratch] { try removeIfPresent(folder) }
        rmdir(path)
    }

    private func removeStore() throws {
        for kind in StoreLayout.folders.map({ "\(store)/\($0)" }) {
            for prefix in names(in: kind).filter(StoreLayout.isPrefix).map({ "\(kind)/\($0)" }) {
                for rest in names(in: prefix).filter(StoreLayout.isRest) { try removeIfPresent("\(prefix)/\(rest)") }
                rmdir(prefix)
            }
            rmdir(kind)
        }
        rmdir(store)
    }

    private func names(in folder: String) -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }

    private func rename(_ path: String, to destination: String) throws {
        guard Glibc.rename(path, destination) == 0 else { throw SystemFailure(calling: "rename", on: destination) }
    }
}
