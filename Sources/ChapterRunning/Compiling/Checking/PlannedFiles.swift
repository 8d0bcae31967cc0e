import Foundation
import Storage

/// What the package manager does not look at before it goes on with the build that it planned, though it belongs to the package itself.
/// (`FilesBeside` has what belongs to others.)
struct PlannedFiles {
    private let modules: BuiltModules
    /// When it last planned, in nanoseconds; nil where it has not.
    let planned: Int?

    init(_ modules: BuiltModules) {
        self.modules = modules
        planned = (try? FileStamp(of: "\(modules.products)/\(BuildDescription.fileName)"))?.modified
    }

    /// Plugins, and the manifest that is for one version of the tools, that came or changed since it planned.
    func missed() -> [OutdatedBuild.Part] {
        guard let target = modules.targets.first, let planned else { return [] }
        let manifests = ManifestFiles.list(in: modules.packageRoot).filter { $0.fileName != ManifestFiles.usual }
        return (manifests + ManifestFiles.plugins(in: modules.packageRoot)).filter {
            (try? FileStamp(of: $0))?.changed ?? 0 >= planned
        }.sorted()
            .map { OutdatedBuild.Part(target: target, file: modules.relative($0), isNew: true, isUnplanned: true) }
    }
}
