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
        pluginFolders(in: folder).flatMap { name in
            let below = FileManager.default.subpaths(atPath: "\(folder)/\(name)") ?? []
            return below.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\(name)/\($0)" }
        }.sorted()
    }

    /// Where plugins lie below a package's folder: in the usual place, and where a manifest says of one that it does.
    package static func pluginFolders(in folder: String) -> [String] {
        let named = list(in: folder).flatMap { manifest in
            let text = String(decoding: (try? PlainFile.read(manifest)) ?? Data(), as: UTF8.self)
            return text.split(separator: #/\.plugin\s*\(/#).dropFirst().compactMap { declaration in
                let next = declaration.firstRange(of: #/\.\w*[tT]arget\s*\(/#)?.lowerBound ?? declaration.endIndex
                return declaration[..<next].firstMatch(of: #/\bpath\s*:\s*"(?<path>[^"]+)"/#).map { String($0.output.path) }
            }
        }
        return Set(["Plugins"] + named).sorted()
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
