import ChapterReading
import ChapterRunning
import Storage

/// The data sets, with what the notebook knows of the report where a block asks for that.
func dataSources(of prepared: PreparedBook, _ inputs: BuildInputs, _ memory: BuildMemory) throws -> DataSources {
    var sources = inputs.data
    for data in ReportData.allCases where prepared.chapters.contains(where: { $0.uses(data) }) {
        sources.provided[data] =
            switch data {
            case .reach: .present(in: memory.store, try storedReach(of: prepared, in: memory.store))
            case .targets: try packageTargets(inputs, memory)
            case .promises: .present(in: memory.store, try storedPromises(inputs.project, memory))
            }
    }
    return sources
}

/// The data sets, with what can be known of the report where nothing is compiled.
func recordedData(of book: Book, _ project: Project, _ memory: BuildMemory) throws -> DataSources {
    var sources = DataSources(folder: project.dataFolder, chapters: project.chapters, stamps: memory.stamps)
    let names = Set(book.chapters.flatMap(\.blocks).flatMap { $0.options.data.map(\.text) })
    if names.contains(ReportData.promises.rawValue) {
        sources.provided[.promises] = .present(in: memory.store, try storedPromises(project, memory))
    }
    return sources
}

/// What every block of the report can reach.
private func storedReach(of prepared: PreparedBook, in store: Store) throws -> Digest {
    let reaches = try prepared.chapters.flatMap { try $0.reaches() }
    let key = Digest(ofAll: ["survey 2"] + reaches.flatMap { [$0.chapter, $0.block, $0.kind.rawValue] + $0.summary.fields })
    if let known = store.record(Digest.self, of: .reachReports, for: key), store.holds(known) { return known }
    let digest = try store.add(RecordCoding.encode(reaches))
    try store.setRecord(digest, of: .reachReports, for: key)
    return digest
}

/// The targets of the package. That SwiftPM can't tell them is an error of the block that asks.
private func packageTargets(_ inputs: BuildInputs, _ memory: BuildMemory) throws -> DataSources.State {
    let manifest = PackageManifest(root: inputs.project.root, searchPath: inputs.project.searchPath)
    do {
        let targets = try manifest.targets(
            by: inputs.toolchain, builtIn: inputs.project.products, remembering: memory.stamps)
        return .present(in: memory.store, try memory.store.add(targets))
    } catch let problem as PackageManifest.Problem {
        return .wrong(message: problem.description)
    }
}

/// What the package's tests promise.
private func storedPromises(_ project: Project, _ memory: BuildMemory) throws -> Digest {
    let promises = TestPromises(folder: "\(project.root)/Tests")
    return try memory.store.add(promises.encoded(remembering: memory.stamps))
}

extension DataSources.State {
    fileprivate static func present(in store: Store, _ digest: Digest) -> Self {
        .present(path: store.path(of: digest), digest: digest)
    }
}
