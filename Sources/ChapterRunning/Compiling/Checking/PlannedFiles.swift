import Foundation
import Storage

/// What the package manager knew of when it planned its build: it plans again after what it sees of the package itself, and sees nothing of
/// the packages that lie beside it but the contents of the files it knows.
struct PlannedFiles {
    private let modules: BuiltModules
    /// When it last planned, in nanoseconds; nil where it has not.
    let planned: Int?

    init(_ modules: BuiltModules) {
        self.modules = modules
        planned = (try? FileStamp(of: "\(modules.products)/\(BuildDescription.fileName)"))?.modified
    }

    /// Whether the package manager asks for itself which sources the target has.
    func areFollowed(of target: String) -> Bool { modules.packageBeside(ofTarget: target) == nil }

    /// Manifests, resources and plugins that came or changed since: of packages beside this one, and of this one plugins, and the manifest
    /// that is for one version of the tools.
    func missed() -> [OutdatedBuild.Part] {
        guard let planned else { return [] }
        let beside = Dictionary(grouping: modules.targets) { modules.packageBeside(ofTarget: $0) }
        let manifests = beside.flatMap { folder, targets in
            ManifestFiles.list(in: folder ?? modules.packageRoot).filter { folder != nil || $0.fileName != ManifestFiles.usual }
                .map { (target: targets.sorted()[0], file: $0) }
        }
        let resources = beside.filter { $0.key != nil }.values.joined().flatMap { target in
            newResources(of: target).map { (target: target, file: $0) }
        }
        let plugins = beside.flatMap { folder, targets in
            Self.plugins(in: folder ?? modules.packageRoot).map { (target: targets.sorted()[0], file: $0) }
        }
        return (manifests + resources + plugins).filter { (try? FileStamp(of: $0.file))?.changed ?? 0 >= planned }
            .sorted { $0.file < $1.file }
            .map { OutdatedBuild.Part(target: $0.target, file: modules.relative($0.file), isNew: true, isUnplanned: true) }
    }

    /// Files in the target's folder that are neither sources nor what a bundle holds copies of: they may be resources, wherever they lie.
    private func newResources(of target: String) -> [String] {
        let known = Set(modules.copies.filter { $0.module == target }.map(\.1.original))
        let folder = modules.folder(ofTarget: target)
        let below = FileManager.default.subpaths(atPath: folder) ?? []
        return below.filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }.sorted().map {
            "\(folder)/\($0)"
        }
        .filter { FileStamp(ofFileItself: $0) != nil && !known.contains($0) && !SourceFolder.isSource($0) }
    }

    /// The sources of plugins, of which the package manager does not always see that they have changed.
    private static func plugins(in folder: String) -> [String] {
        let below = FileManager.default.subpaths(atPath: "\(folder)/Plugins") ?? []
        return below.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/Plugins/\($0)" }
    }

    /// None where the folder is gone.
    private static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}
