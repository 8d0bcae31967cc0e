import Foundation
import Storage

extension BuiltModules {
    /// The libraries and fonts that blocks run and draw with: what the notebook has loaded, which the kit needs, and what the package's
    /// own system libraries are.
    package func systemFiles(remembering memory: FileStamps) throws -> SystemFiles {
        var files = try SystemFiles.installed
        let own = try linkedNames(remembering: memory).flatMap {
            try SystemLibraries.files(of: $0, in: libraryFolders, remembering: memory)
        }
        files.libraries = Set(files.libraries).union(own).sorted()
        return files
    }

    /// The libraries that the package's manifests and module maps name, such as `z`.
    private func linkedNames(remembering memory: FileStamps) throws -> [String] {
        let ofMaps = try moduleMaps.flatMap { map in
            try memory.fact("links 1", of: map) {
                let text = try String(contentsOfFile: map, encoding: .utf8)
                return text.matches(of: #/\blink\s+"([^"\s]+)"/#).map { String($0.1) }.joined(separator: " ")
            }.split(separator: " ").map(String.init)
        }
        let ofManifests = linkerFlags.filter { $0.hasPrefix("-l") }.map { String($0.dropFirst(2)) }
        return Set(ofMaps + ofManifests).sorted()
    }
}

extension SystemLibraries {
    /// The library that is linked by `name`, and those that it needs itself; none when it lies where the linker alone looks.
    ///
    /// - Parameter folders: where to look first, as `-L` names them.
    static func files(of name: String, in folders: [String], remembering memory: FileStamps) throws -> [String] {
        let all = folders + HeaderFolders.ofSystem.map { $0.replacing("/include", with: "/lib") }
        let candidates = all.flatMap { ["\($0)/lib\(name).so", "\($0)/lib\(name).a"] }
        guard let found = candidates.first(where: FileManager.default.fileExists(atPath:)) else { return [] }
        let file = URL(fileURLWithPath: found).resolvingSymlinksInPath().path
        // What is linked into the program needs nothing that is not linked itself.
        guard !found.hasSuffix(".a") else { return [file] }
        let needed = try memory.fact("needs 1", of: file) {
            try ChildProcess.run(["ldd", file]).output.matches(of: #/=> (\/\S+)/#).map { String($0.1) }.joined(separator: " ")
        }
        return Set([file] + needed.split(separator: " ").map { URL(fileURLWithPath: String($0)).resolvingSymlinksInPath().path })
            .sorted()
    }
}
