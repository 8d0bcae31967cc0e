import Foundation
import Storage

/// The manifests of a package: `Package.swift`, and those for other versions of the package manager, `Package@swift-6.1.swift`.
package enum ManifestFiles {
    package static let usual = "Package.swift"

    package static func isManifest(_ name: String) -> Bool {
        name == usual || name.hasPrefix("Package@swift-") && name.hasSuffix(".swift")
    }

    /// Their paths, sorted; none where the folder is gone.
    package static func list(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter(isManifest).sorted().map { "\(folder)/\($0)" }
    }

    /// The sources of a package's plugins, sorted.
    static func plugins(in folder: String) -> [String] {
        let below = FileManager.default.subpaths(atPath: "\(folder)/Plugins") ?? []
        return below.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/Plugins/\($0)" }
    }

    /// Whether what a manifest says may follow from more than its own text and the environment: files, or the state of git. The package
    /// manager goes on with what it said last all the same, unless it is told not to.
    package static func lookElsewhere(in folder: String) -> Bool {
        let signs = #/\bimport\s+(?:\w+\s+)?(?!PackageDescription\b|CompilerPluginSupport\b)[A-Z_]\w*|\bgitInformation\b/#
            .wordBoundaryKind(.simple)
        return list(in: folder).contains { path in
            guard let bytes = try? PlainFile.read(path) else { return false }
            return String(decoding: bytes, as: UTF8.self).contains(signs)
        }
    }
}
