import Foundation
import Storage

/// What the compiler compiled at one go: a whole module, one file of a module, or one file of C. It lists what it read in a file
/// beside the objects.
struct CompiledUnit: Hashable {
    let target: String
    /// The path of the list.
    let list: String
    /// The only source whose code it holds; nil when all that are listed are.
    let source: String?

    /// The units that `objects` of `target` were compiled in.
    static func units(of target: String, objects: [String], products: String) -> [CompiledUnit] {
        let whole = CompiledUnit(target: target, list: "\(products)/\(target).build/\(target).d", source: nil)
        let units = objects.map { object in
            let own = "\(object.dropLast())d"
            guard object.hasSuffix(".swift.o") else { return CompiledUnit(target: target, list: own, source: nil) }
            guard FileManager.default.fileExists(atPath: own) else { return whole }
            return CompiledUnit(target: target, list: own, source: String((object as NSString).lastPathComponent.dropLast(2)))
        }
        return Set(units).sorted { $0.list < $1.list }
    }
}

/// What a unit was compiled from.
struct UnitInputs: Equatable {
    /// Swift files, and what is embedded in code.
    var sources: [String] = []
    /// Files of C, headers and module maps; they lead to others.
    var roots: [String] = []
    /// The modules that its sources ask for.
    var questions: [String] = []

    init() {}

    /// - Parameter folder: of the target's sources.
    init(of unit: CompiledUnit, in folder: String, toolchain: Toolchain) throws {
        for file in try CompilerDependencies(readingFrom: unit.list).files {
            let name = (file as NSString).lastPathComponent
            if toolchain.contains(file) {
                if file.contains("/Glibc.swiftmodule/") { roots += toolchain.systemHeaders }
            } else if file.hasSuffix(".swift") {
                if unit.source == nil || unit.source == name { sources.append(file) }
            } else if !Self.isModule(name) {
                roots.append(file)
            }
        }
        questions = Set(sources.flatMap { ModuleLookup.questions(in: FileManager.default.contents(atPath: $0) ?? Data()) })
            .sorted()
        if sources.contains(where: { $0.hasSuffix("/DerivedSources/embedded_resources.swift") }) {
            sources += Self.resources(in: folder)
        }
    }

    /// Made from the sources of other modules, which the package manager follows.
    private static func isModule(_ name: String) -> Bool {
        [".swiftmodule", ".swiftdoc", ".swiftsourceinfo", ".swiftinterface", ".pcm", "-Swift.h"].contains(where: name.hasSuffix)
    }

    private static func resources(in folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let paths = names.filter { !$0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
        return paths.filter { FileStamp(ofFileItself: $0) != nil }
    }
}
