import Foundation
@testable import NotebookGenerator
@testable import Storage

/// The modules that chapters import unasked, built as for release: a debug build's objects are not divided into functions.
/// What was built from the same sources is kept beside the tests' own products.
enum OwnModules {
    static let names = ["ChapterInterface", "Plotting", "CairoRendering", "NotebookKit"]

    /// A folder with `Modules` and, for each module, its objects.
    static let products = Result {
        if (TestBench.products as NSString).lastPathComponent == "release" { return TestBench.products }
        let sources = try names.map { try Self.sources(of: $0) }
        let contents = try sources.joined().map { try Digest(ofFile: $0).description }
        let folder = "\(TestBench.products)/mutable-modules"
        let key = Digest(ofAll: ["1", try systemFlags().joined(separator: " ")] + contents).description
        if FileManager.default.contents(atPath: "\(folder)/key") == Data(key.utf8) { return folder }
        let new = "\(folder)-\(getpid())"
        for (name, sources) in zip(names, sources) { try compile(name, sources, into: new) }
        try Data(key.utf8).write(to: URL(fileURLWithPath: "\(new)/key"))
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.moveItem(atPath: new, toPath: folder)
        return folder
    }

    /// Makes the modules part of other products.
    static func lend(to other: String) throws {
        let products = try products.get()
        let files = FileManager.default
        try files.createDirectory(atPath: "\(other)/Modules", withIntermediateDirectories: true)
        for name in names {
            try files.createSymbolicLink(
                atPath: "\(other)/Modules/\(name).swiftmodule", withDestinationPath: "\(products)/Modules/\(name).swiftmodule")
            try files.createSymbolicLink(
                atPath: "\(other)/\(name).build", withDestinationPath: "\(products)/\(name).build")
        }
    }

    /// Tells of the modules in the description of other products, to which they were lent.
    ///
    /// - Parameter sources: the folder that has theirs, or links to them.
    static func describe(in description: inout LibraryDescription, sources: String) throws {
        for (index, name) in names.enumerated() {
            let objects = try objects(of: name)
            let files = objects.map { "\(sources)/\(name)/\(($0 as NSString).deletingPathExtension)" }
            description.add(
                swift: name, sources: files, objects: objects.map { "\(description.products)/\(name).build/\($0)" },
                dependencies: Array(names[..<index]))
        }
    }

    /// Where the headers of drawing libraries lie.
    static let includeFlags = Result {
        try ChildProcess.run(["pkg-config", "--cflags-only-I", "cairo-ft"]).output.split(whereSeparator: \.isWhitespace)
            .map(String.init)
    }

    /// The names of a module's object files.
    static func objects(of name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(products.get())/\(name).build").filter { $0.hasSuffix(".o") }
            .sorted()
    }

    private static func sources(of name: String) throws -> [String] {
        let folder = "\(TestBench.packageRoot)/Sources/\(name)"
        return (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
    }

    private static func systemFlags() throws -> [String] {
        let folder = "\(TestBench.packageRoot)/Sources"
        let maps = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { "\(folder)/\($0)/module.modulemap" }
        return maps.filter(FileManager.default.fileExists).flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
            + (try includeFlags.get()).flatMap { ["-Xcc", $0] }
    }

    private static func compile(_ name: String, _ sources: [String], into folder: String) throws {
        for part in ["Modules", "\(name).build"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
        }
        let map = sources.map { ($0, ["object": "\(folder)/\(name).build/\(($0 as NSString).lastPathComponent).o"]) }
        try JSONEncoder().encode(Dictionary(uniqueKeysWithValues: map)).write(to: URL(fileURLWithPath: "\(folder)/map.json"))
        let arguments =
            ReleaseFlags.swiftc(module: name, package: "own", into: folder) + ["-I", "\(folder)/Modules"]
            + (try systemFlags()) + ["-c"] + sources
        let result = try ChildProcess.run(arguments, environment: ["TMPDIR": folder])
        guard result.status == .exited(0) else { throw SystemFailure("\(name) does not compile:\n\(result.output)") }
    }
}
