import Foundation

/// A copy of a project with the products that it was built with, in a temporary folder that is removed at the end.
final class ProjectCopy {
    let root: String
    private let products: String
    /// As the package manager calls the package that the products are of: after its folder.
    private let packageName: String
    private let files = FileManager.default

    /// - Parameter chapters: texts by file name, instead of the project's own.
    init(of original: String, products: String, chapters: [String: String]? = nil) throws {
        root =
            files.temporaryDirectory.appendingPathComponent("notebook-benchmark-\(getpid())-\(UInt32.random(in: 0 ... .max))")
            .path
        self.products = "\(root)/.build/release"
        let folders = products.split(separator: "/")
        packageName = folders.lastIndex(of: ".build").map { folders[$0 - 1].lowercased() } ?? "package"
        try files.createDirectory(atPath: self.products, withIntermediateDirectories: true)
        let parts = ["Package.swift", "Sources"] + (chapters == nil ? ["chapters", "figures", ".notebook", "data"] : [])
        for part in parts where files.fileExists(atPath: "\(original)/\(part)") {
            try files.copyItem(atPath: "\(original)/\(part)", toPath: "\(root)/\(part)")
        }
        for name in try files.contentsOfDirectory(atPath: products)
        where name == "notebook" || name == "Modules" || name.hasSuffix(".build") || name.hasPrefix("swift-version") {
            try files.copyItem(atPath: "\(products)/\(name)", toPath: "\(self.products)/\(name)")
        }
        guard let chapters else { return }
        try files.createDirectory(atPath: "\(root)/chapters", withIntermediateDirectories: true)
        for (name, text) in chapters { try write(text, to: "\(root)/chapters/\(name)") }
    }

    deinit { try? files.removeItem(atPath: root) }

    var notebook: String { "\(products)/notebook" }

    func build() throws -> TimedProcess { try TimedProcess.run([notebook, "build"], in: root) }

    /// The least of some repetitions; the text is put back afterwards.
    func measure(_ edit: Edit) throws -> TimedProcess {
        let (path, text) = try chapter(for: edit)
        _ = try build()
        var best: TimedProcess?
        for number in 1...Edit.repetitions {
            guard let edited = edit.apply(text, number) else { continue }
            if edited != text { try write(edited, to: path) }
            settle()
            best = Self.least(best, try build())
        }
        try write(text, to: path)
        return best ?? TimedProcess(seconds: .nan, ownSeconds: .nan)
    }

    private func chapter(for edit: Edit) throws -> (path: String, text: String) {
        for name in try files.contentsOfDirectory(atPath: "\(root)/chapters").sorted().reversed() where name.hasSuffix(".md") {
            let path = "\(root)/chapters/\(name)"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            if edit.apply(text, 0) != nil { return (path, text) }
        }
        throw BenchmarkFailure("no chapter has a place for: \(edit.name)")
    }

    /// After an edit to a solver that a few blocks reach: compiles its module as SwiftPM does, untimed, and then builds; those blocks are
    /// in the seconds, not in the generator's own.
    func measureSolverEdit() throws -> TimedProcess {
        let source = "\(root)/Sources/SequenceModels/ChangingSignals/SwitchedFlow.swift"
        let text = try String(contentsOfFile: source, encoding: .utf8)
        let place = #/learned \* \(observation/#
        guard let range = text.firstRange(of: place) else { throw BenchmarkFailure("\(source) has no place for an edit") }
        try compileModule("SequenceModels")
        _ = try build()
        var best: TimedProcess?
        for number in 1...2 {
            try write(text[..<range.lowerBound] + "(1 + \(number)e-12) * " + text[range.lowerBound...], to: source)
            try compileModule("SequenceModels")
            settle()
            best = Self.least(best, try build())
        }
        return best ?? TimedProcess(seconds: .nan, ownSeconds: .nan)
    }

    private func compileModule(_ name: String) throws {
        let folder = "\(root)/Sources/\(name)"
        let sources = (files.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
            .sorted().map { "\(folder)/\($0)" }
        let map = sources.map { ($0, ["object": "\(products)/\(name).build/\(($0 as NSString).lastPathComponent).o"]) }
        try JSONEncoder().encode(Dictionary(uniqueKeysWithValues: map)).write(to: URL(fileURLWithPath: "\(root)/map.json"))
        _ = try TimedProcess.run(
            [
                "swiftc", "-module-name", name, "-emit-module", "-emit-module-path", "\(products)/Modules/\(name).swiftmodule",
                "-output-file-map", "\(root)/map.json", "-parse-as-library", "-whole-module-optimization", "-num-threads", "2",
                "-O", "-g", "-swift-version", "6", "-Xfrontend", "-function-sections", "-Xfrontend",
                "-disable-llvm-merge-functions-pass", "-package-name", packageName, "-I", "\(products)/Modules",
                "-Xcc", "-fmodule-map-file=\(root)/Sources/CLAPACKE/module.modulemap", "-c",
            ] + sources, in: root)
    }

    /// Files that were written within the last second are read again at the next build: not what an author sees.
    private func settle() { usleep(2_100_000) }

    private func write(_ text: some StringProtocol, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private static func least(_ one: TimedProcess?, _ other: TimedProcess) -> TimedProcess {
        guard let one, one.seconds < other.seconds else { return other }
        return one
    }
}
