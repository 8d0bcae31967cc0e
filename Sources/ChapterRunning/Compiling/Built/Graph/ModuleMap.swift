import Foundation
import Storage

/// A module map, as far as it names modules.
enum ModuleMap {
    /// Where a target's own lies, in a folder of headers.
    static func path(in folder: String) -> String { "\(folder)/module.modulemap" }

    /// The modules that the map declares, parts of them left out.
    static func names(in path: String) -> [String] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        // Those that open no other one's braces.
        var depth = 0
        return text.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
            let found = depth == 0 ? line.matches(of: #/\bmodule\s+"?(\w+)/#).prefix(1).map { String($0.1) } : []
            depth += line.count { $0 == "{" } - line.count { $0 == "}" }
            return found
        }
    }

    /// Modules that nothing is compiled for, found by the maps that the compiled ones are told: what chapters may import by
    /// themselves.
    static func modules(besides compiled: [PackageModule]) -> [PackageModule] {
        let known = Set(compiled.map(\.name))
        var found: [String: PackageModule] = [:]
        for module in compiled.sorted(by: { $0.name < $1.name }) {
            for map in module.moduleMaps {
                for name in names(in: map) where !known.contains(name) && found[name] == nil {
                    let owner = compiled.filter { $0.kind == .c && $0.moduleMaps.first == map }.map(\.name)
                    // Where its headers lie is among what the importing module was told.
                    let flags = ["-fmodule-map-file=\(map)"] + module.includeFolders.map { "-I\($0)" }
                    found[name] = PackageModule(
                        name: name, kind: .map, buildFolder: map.folderPath, sources: [],
                        objects: [],
                        flags: flags, dependencies: owner)
                }
            }
        }
        return Array(found.values)
    }
}
