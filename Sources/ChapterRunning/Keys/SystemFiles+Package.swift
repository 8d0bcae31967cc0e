import Foundation
import Storage

extension BuiltModules {
    /// The libraries and fonts that blocks run and draw with: what the notebook has loaded, which the kit needs, and what the package's
    /// own system libraries are.
    ///
    /// - Parameter areLoaded: whether the package is the notebook's own, which has loaded its shared libraries; static ones are in it.
    package func systemFiles(areLoaded: Bool, remembering memory: FileStamps) throws -> SystemFiles {
        var files = try SystemFiles.installed
        let own = try ownLibraries(remembering: memory).filter { !areLoaded || $0.hasSuffix(".a") }
        files.libraries = Set(files.libraries).union(own).sorted()
        guard !areLoaded else { return files }
        files.linked = try linkedNames(remembering: memory)
        return files
    }

    /// The files of the libraries that the package names, static ones among them, and of what these need.
    func ownLibraries(remembering memory: FileStamps) throws -> [String] {
        let named = try linkedNames(remembering: memory).flatMap {
            try SystemLibraries.files(of: $0, in: libraryFolders, remembering: memory)
        }
        return Set(named).sorted()
    }

    /// The libraries that the package's manifests and module maps name, such as `z`, in the order in which they do.
    private func linkedNames(remembering memory: FileStamps) throws -> [String] {
        let ofMaps = try moduleMaps.flatMap { map in
            try memory.fact("links 1", of: map) {
                let text = try String(contentsOfFile: map, encoding: .utf8)
                return text.matches(of: #/\blink\s+"([^"\s]+)"/#).map { String($0.1) }.joined(separator: " ")
            }.split(separator: " ").map(String.init)
        }
        let ofManifests = linkerFlags.filter { $0.hasPrefix("-l") }.map { String($0.dropFirst(2)) }
        var seen: Set<String> = []
        return (ofManifests + ofMaps).filter { seen.insert($0).inserted }
    }
}

extension SystemLibraries {
    /// What is linked by `name`, with the scripts of the linker on the way and what a shared library needs itself; none when it lies where
    /// the linker alone looks.
    ///
    /// - Parameters:
    ///   - folders: where to look first, as `-L` names them.
    ///   - loaderPath: where the loader looks first, with `:` between.
    ///   - loaderCache: what the loader knows of the system's libraries.
    /// - Throws: when a script says what can't be followed.
    static func files(
        of name: String, in folders: [String], loaderPath: String = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
        loaderCache: String = "/etc/ld.so.cache", remembering memory: FileStamps
    ) throws -> [String] {
        let cache = isPresent(loaderCache) ? try memory.digest(of: loaderCache).description : "none"
        var search = LibrarySearch(folders: folders, loaderPath: loaderPath, loaderState: cache, memory: memory)
        try search.add(named: name)
        return search.files.sorted()
    }
}

/// Follows a library to the files that it stands for, as the linker and the loader do.
private struct LibrarySearch {
    /// Between paths, where none holds it.
    private static let separator = "\u{1F}"

    private let folders: [String]
    private let loaderPath: String
    /// All but the library itself that decides on what the loader finds for it.
    private let loader: Digest
    private let memory: FileStamps
    private(set) var files: Set<String> = []

    init(folders: [String], loaderPath: String, loaderState: String, memory: FileStamps) {
        self.loaderPath = loaderPath
        loader = Digest(ofAll: [loaderPath, loaderState])
        self.folders = folders + HeaderFolders.ofSystem.map { $0.replacing("/include", with: "/lib") }
        self.memory = memory
    }

    /// - Parameter name: what stands after `-l`.
    mutating func add(named name: String) throws {
        let names = name.hasPrefix(":") ? [String(name.dropFirst())] : ["lib\(name).so", "lib\(name).a"]
        try add(firstOf: folders.flatMap { folder in names.map { "\(folder)/\($0)" } })
        // The loader looks there first, and for the name that the library has given itself.
        for folder in loaderPath.split(separator: ":") {
            let present = (try? FileManager.default.contentsOfDirectory(atPath: String(folder))) ?? []
            for file in present where file.hasPrefix(names[0]) && Self.isFile("\(folder)/\(file)") {
                try add(file: "\(folder)/\(file)")
            }
        }
    }

    private mutating func add(firstOf candidates: [String]) throws {
        if let found = candidates.first(where: Self.isFile) { try add(file: found) }
    }

    private mutating func add(file path: String) throws {
        let file = Self.resolved(path)
        guard files.insert(file).inserted else { return }
        switch try Kind(of: file) {
        case .shared:
            let needed = try memory.fact("needs 4", of: file, given: loader) {
                // One that was linked by its path has no other name.
                let lines = try ChildProcess.run(["ldd", file]).output.matches(of: #/(?m)^\s+(?:.* => )?(\/.+) \(0x/#)
                return lines.map { String($0.1) }.joined(separator: Self.separator)
            }
            files.formUnion(needed.components(separatedBy: Self.separator).filter { !$0.isEmpty }.map(Self.resolved))
        case .script:
            let inputs = try memory.fact("inputs 1", of: file) {
                try LinkerScript.inputs(of: file).joined(separator: Self.separator)
            }
            for input in inputs.components(separatedBy: Self.separator) where !input.isEmpty {
                try add(input, of: path)
            }
        // What is linked into the program needs nothing that is not linked itself.
        case .other: break
        }
    }

    /// - Parameter script: as it was found: the linker looks beside the link to a script first.
    private mutating func add(_ input: String, of script: String) throws {
        if input.hasPrefix("-l") {
            try add(named: String(input.dropFirst(2)))
        } else if input.hasPrefix("/") {
            try add(firstOf: [input])
        } else {
            try add(firstOf: ([script.folderPath] + folders).map { "\($0)/\(input)" })
        }
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }

    private static func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

    private enum Kind {
        case shared, script
        /// A static library, or what the linker does not take.
        case other

        init(of file: String) throws {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            let start = try handle.read(upToCount: 4096) ?? Data()
            if start.starts(with: Data("!<thin>\n".utf8)) {
                throw SystemFailure(
                    "\(file): its objects lie in other files, which are not followed: make it by `ar` without `T`")
            }
            let isText = !start.isEmpty && !start.contains(0) && !start.starts(with: Data("!<".utf8))
            self = start.starts(with: Data([0x7f]) + Data("ELF".utf8)) ? .shared : isText ? .script : .other
        }
    }
}

/// A text that stands in place of a library and names others (GNU ld, "Linker Scripts").
private enum LinkerScript {
    /// - Throws: when it says anything else.
    static func inputs(of file: String) throws -> [String] {
        let text = String(decoding: try PlainFile.read(file), as: UTF8.self).replacing(#/(?s:\/\*.*?\*\/)|#.*/#, with: " ")
        let command = #/\b(?<name>OUTPUT_FORMAT|OUTPUT_ARCH|TARGET|INPUT|GROUP)\s*\((?<inputs>(?:[^()]|\([^()]*\))*)\)/#
        let rest = text.replacing(command, with: " ").split { $0.isWhitespace || $0 == ";" }
        if let other = rest.first {
            throw SystemFailure(
                "\(file): a script of the linker with `\(other)`, which is not followed: link the library that it names")
        }
        return text.matches(of: command).filter { ["INPUT", "GROUP"].contains($0.output.name) }.flatMap { match in
            words(in: match.output.inputs).filter { $0 != "AS_NEEDED" }.map { $0.hasPrefix("=/") ? String($0.dropFirst()) : $0 }
        }
    }

    /// Names between blanks, commas and brackets; one in quotes may hold these.
    private static func words(in text: Substring) -> [String] {
        text.matches(of: #/"([^"]*)"|([^\s,()"]+)/#).map { String($0.1 ?? $0.2 ?? "") }
    }
}
