import TestSupport
import Foundation
import Synchronization
@testable import NotebookGenerator
@testable import Storage

/// A compiler that gives again what the real one made from the same arguments and the same files, wherever the project lies,
/// so that a clean build beside each incremental one does not take all day.
///
/// Its key is made of the contents of every file that a compilation could read, whether it reads it or not: all headers, and
/// each module that the chapter names or that a named module names. It knows nothing of the generator's own keys.
final class CompilationCache: Sendable {
    static let shared = CompilationCache()

    private let folder = TestFolder.unused("compilations")
    private let outputs = Mutex<[Digest: String]>([:])
    /// Of the files that no test changes.
    private let digests = Mutex<[String: Digest]>([:])

    func run(_ arguments: [String], in place: String?, environment: [String: String]) throws -> ChildProcess.Result {
        guard let workplace = environment["TMPDIR"], let end = workplace.firstRange(of: "/.notebook/")?.lowerBound else {
            return try ChildProcess.run(arguments, in: place, environment: environment)
        }
        let root = String(workplace[..<end])
        let invocation = Invocation(arguments: arguments, workplace: workplace, root: root)
        let key = try key(of: invocation)
        let kept = "\(folder)/\(key)"
        if let output = outputs.withLock({ $0[key] }) {
            for name in invocation.products { try give(name, from: kept, to: workplace, root: root) }
            return ChildProcess.Result(status: .exited(0), output: output)
        }
        let result = try ChildProcess.run(arguments, in: place, environment: environment)
        guard result.status == .exited(0) else { return result }
        try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
        for name in invocation.products { try take(name, from: workplace, to: kept, root: root) }
        outputs.withLock { $0[key] = result.output }
        return result
    }

    private func key(of invocation: Invocation) throws -> Digest {
        let contents = try invocation.files().flatMap { [invocation.label($0), try digest(of: $0).description] }
        return Digest(ofAll: invocation.arguments.map(invocation.label) + contents)
    }

    fileprivate func digest(of file: String) throws -> Digest {
        let real = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
        guard !real.hasPrefix(TestFolder.path) else { return try Digest(ofFile: real) }
        if let known = digests.withLock({ $0[real] }) { return known }
        let digest = try Digest(ofFile: real)
        digests.withLock { $0[real] = digest }
        return digest
    }

    /// Keeps what was made; a list of dependencies without the place of the project.
    private func take(_ name: String, from workplace: String, to kept: String, root: String) throws {
        guard !name.hasSuffix(".d") else {
            let text = try String(contentsOfFile: "\(workplace)/\(name)", encoding: .utf8)
            return try Data(text.replacing("\(Self.escaped(root))/", with: "@ROOT@/").utf8).write(
                to: URL(fileURLWithPath: "\(kept)/\(name)"))
        }
        try? copy("\(workplace)/\(name)", to: "\(kept)/\(name)")
    }

    /// An index is a folder.
    private func copy(_ file: String, to place: String) throws {
        if file.hasSuffix(".index") { return try FileManager.default.copyItem(atPath: file, toPath: place) }
        try FileManager.default.linkItem(atPath: file, toPath: place)
    }

    /// As the compiler writes a path for `make`.
    private static func escaped(_ path: String) -> String {
        path.replacing("$", with: "$$").replacing(" ", with: "\\ ").replacing("#", with: "\\#")
    }

    private func give(_ name: String, from kept: String, to workplace: String, root: String) throws {
        guard !name.hasSuffix(".d") else {
            let text = try String(contentsOfFile: "\(kept)/\(name)", encoding: .utf8)
            return try Data(text.replacing("@ROOT@/", with: "\(Self.escaped(root))/").utf8).write(
                to: URL(fileURLWithPath: "\(workplace)/\(name)"))
        }
        try copy("\(kept)/\(name)", to: "\(workplace)/\(name)")
    }
}

/// One call of the compiler for some of a chapter's files, of its driver, or of the linker.
private struct Invocation {
    let arguments: [String]
    let workplace: String
    let root: String

    private var isCompilation: Bool { arguments.contains("-frontend") }

    /// The names of the files that it makes.
    var products: [String] {
        if arguments.contains("-###") { return [] }
        return zip([""] + arguments, arguments).filter { ["-o", "-emit-dependencies-path", "-index-store-path"].contains($0.0) }
            .map { ($0.1 as NSString).lastPathComponent }
    }

    /// Without the place of the project.
    func label(_ text: String) -> String {
        text.replacingOccurrences(of: workplace, with: "<workplace>").replacingOccurrences(of: root, with: "<root>")
    }

    func files() throws -> [String] {
        var files: [String] = []
        for (before, argument) in zip([""] + arguments, arguments) {
            if argument.hasSuffix(".o"), !isCompilation, before != "-o" { files.append(argument) }
            if argument.hasSuffix(".swift"), isCompilation { files.append("\(workplace)/\(argument)") }
            if before == "-I" { files += try modules(in: argument) }
            if argument.hasPrefix("-fmodule-map-file=") {
                let map = String(argument.dropFirst("-fmodule-map-file=".count))
                files += try list((map as NSString).deletingLastPathComponent) {
                    $0.hasSuffix(".h") || $0.hasSuffix(".modulemap")
                }
            }
        }
        return files
    }

    /// The modules that the chapter's files name, and those that they name in turn: nothing else can be imported.
    private func modules(in folder: String) throws -> [String] {
        var left = try list(folder) { $0.hasSuffix(".swiftmodule") }
        var named: [String] = []
        var unread = arguments.filter { $0.hasSuffix(".swift") }.map { "\(workplace)/\($0)" }
        while let file = unread.popLast() {
            let found = try left.filter { try Names.shared.file(file, names: $0) }
            named += found
            unread += found
            left.removeAll(where: found.contains)
        }
        return named.sorted()
    }

    private func list(_ folder: String, _ isWanted: (String) -> Bool) throws -> [String] {
        let real = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        let names = (FileManager.default.enumerator(atPath: real)?.compactMap { $0 as? String } ?? []).filter(isWanted)
        return names.sorted().map { "\(folder)/\($0)" }
    }
}

/// Whether a file holds a module's name, which takes a while to find out.
private final class Names: Sendable {
    static let shared = Names()

    private let known = Mutex<[Digest: Bool]>([:])

    func file(_ file: String, names module: String) throws -> Bool {
        let name = ((module as NSString).lastPathComponent as NSString).deletingPathExtension
        let key = Digest(ofAll: [name, try CompilationCache.shared.digest(of: file).description])
        if let answer = known.withLock({ $0[key] }) { return answer }
        let answer = try Data(contentsOf: URL(fileURLWithPath: file)).range(of: Data(name.utf8)) != nil
        known.withLock { $0[key] = answer }
        return answer
    }
}
