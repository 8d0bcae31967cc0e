import Foundation
import Storage

extension BuiltModules {
    /// What lies in the resource bundles and is a copy of nothing any more, by module: the package manager takes nothing away from them.
    func bundleRemains() -> [(module: String, path: String)] {
        Set(copies.map(\.module)).sorted().flatMap { module in
            let kept = bundled(of: module)
            let bundles = Set(kept.compactMap(PackageModule.bundle)).sorted()
            return bundles.flatMap { Self.remains(in: $0, besides: kept) }.map { (module, $0) }
        }
    }

    private static func remains(in folder: String, besides kept: Set<String>) -> [String] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        return names.map { "\(folder)/\($0)" }.filter { !kept.contains($0) }.flatMap { path in
            kept.contains { $0.hasPrefix("\(path)/") } ? remains(in: path, besides: kept) : [path]
        }
    }
}
