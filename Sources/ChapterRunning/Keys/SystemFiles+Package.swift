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
        var search = LibrarySearch(folders: folders, memory: memory)
        try search.add(named: name)
        return search.files.sorted()
    }
}

/// Follows a library to the files that it stands for, as the linker and the loader do.
private struct LibrarySearch {
    let folders: [String]
    let memory: FileStamps
    private(set) var files: Set<String> = []

    init(folders: [String], memory: FileStamps) {
        self.folders = folders + HeaderFolders.ofSystem.map { $0.replacing("/include", with: "/lib") }
        self.memory = memory
    }

    mutating func add(named name: String) throws { try add(firstOf: ["lib\(name).so", "lib\(name).a"], besides: nil) }

    /// - Parameter script: the script that names the file, which the linker looks for in the script's folder first.
    private mutating func add(firstOf names: [String], besides script: String?) throws {
        let candidates = ((script.map { [$0.folderPath] } ?? []) + folders).flatMap { folder in names.map { "\(folder)/\($0)" } }
        if let found = candidates.first(where: FileManager.default.fileExists(atPath:)) { try add(file: found) }
    }

    private mutating func add(file path: String) throws {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard files.insert(file).inserted else { return }
        // What is linked into the program needs nothing that is not linked itself.
        guard !file.hasSuffix(".a") else { return }
        let inputs = try memory.fact("inputs 1", of: file) { try Self.inputs(ofScript: file).joined(separator: " ") }
        for input in inputs.split(separator: " ").map(String.init) {
            if input.hasPrefix("/") {
                if FileManager.default.fileExists(atPath: input) { try add(file: input) }
            } else if input.hasPrefix("-l") {
                try add(named: String(input.dropFirst(2)))
            } else {
                try add(firstOf: [input], besides: file)
            }
        }
        let needed = try memory.fact("needs 1", of: file) {
            try ChildProcess.run(["ldd", file]).output.matches(of: #/=> (\/\S+)/#).map { String($0.1) }.joined(separator: " ")
        }
        files.formUnion(needed.split(separator: " ").map { URL(fileURLWithPath: String($0)).resolvingSymlinksInPath().path })
    }

    /// The files that a script of the linker's names in place of a library; none when the file is the library itself.
    private static func inputs(ofScript file: String) throws -> [String] {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        let start = try handle.read(upToCount: 65_536) ?? Data()
        guard !start.starts(with: Data([0x7f]) + Data("ELF".utf8)) else { return [] }
        let text = String(decoding: start, as: UTF8.self).replacing(#/(?s)\/\*.*?\*\//#, with: " ")
        return text.matches(of: #/(?:INPUT|GROUP)\s*\((?<inputs>(?:[^()]|\([^()]*\))*)\)/#).flatMap { match in
            match.output.inputs.split { " \t\r\n,()\"".contains($0) }.map(String.init).filter { $0 != "AS_NEEDED" }
        }
    }
}
