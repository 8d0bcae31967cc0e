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
    ///
    /// - Parameter folder: `Plotting.build`, where the objects lie.
    static func units(
        of target: String, objects: [String], in folder: String, remembering memory: FileStamps
    ) throws -> [CompiledUnit] {
        let moduleList = "\(folder)/\(target).d"
        let whole = try wholeModule(moduleList, remembering: memory)
        let units = objects.map { object in
            let stem = String(object.dropLast(".o".count))
            guard stem.hasSuffix(".swift") else { return CompiledUnit(target: target, list: "\(stem).d", source: nil) }
            // The compiler's own choice of a name, and the package manager's for debug builds.
            let own = ["\(stem).d", "\(stem.dropLast(".swift".count)).d"].compactMap { list in
                (try? FileStamp(of: list)).map { (list: list, time: $0.modified) }
            }
            // What another mode of compiling left there is older.
            guard let newest = own.max(by: { $0.time < $1.time }), newest.time > whole?.modified ?? 0 else {
                return CompiledUnit(target: target, list: moduleList, source: nil)
            }
            return CompiledUnit(target: target, list: newest.list, source: stem.fileName)
        }
        return Set(units).sorted { $0.list < $1.list }
    }

    /// The state of a module's list when the module was compiled as a whole. Where its files are compiled one by one, the list may be
    /// that of the file that is called like the module.
    private static func wholeModule(_ list: String, remembering memory: FileStamps) throws -> FileStamp? {
        guard let stamp = try? FileStamp(of: list) else { return nil }
        let kind = try memory.fact("unit 1", of: list, stamped: stamp) {
            String(decoding: try PlainFile.read(list), as: UTF8.self).split(separator: ".o :", maxSplits: 2).count > 2
                ? "module" : "file"
        }
        return kind == "module" ? stamp : nil
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

    /// - Parameters:
    ///   - folder: of the target's sources.
    ///   - built: the folders in which the package manager puts what it builds.
    init(of unit: CompiledUnit, in folder: String, toolchain: Toolchain, built: [String]) throws {
        for file in try CompilerDependencies(readingFrom: unit.list).files {
            let name = file.fileName
            if toolchain.contains(file) {
                if file.contains("/Glibc.swiftmodule/") { roots += toolchain.systemHeaders }
            } else if file.hasSuffix(".swift") {
                if unit.source == nil || unit.source == name { sources.append(file) }
            } else if Self.isModule(name) {
                // One that came compiled, of which the package manager knows nothing.
                if Self.isInterface(name), !built.contains(where: { file.hasPrefix("\($0)/") }) { sources.append(file) }
            } else {
                roots.append(file)
            }
        }
        questions = Set(sources.flatMap { ModuleQuestions.asked(in: FileManager.default.contents(atPath: $0) ?? Data()) })
            .sorted()
        if sources.contains(where: { $0.hasSuffix("/DerivedSources/embedded_resources.swift") }) {
            sources += Self.resources(in: folder)
        }
    }

    /// Made from the sources of other modules, which the package manager follows.
    private static func isModule(_ name: String) -> Bool {
        [".swiftmodule", ".swiftdoc", ".swiftsourceinfo", ".swiftinterface", ".pcm", "-Swift.h"].contains(where: name.hasSuffix)
    }

    private static func isInterface(_ name: String) -> Bool {
        name.hasSuffix(".swiftmodule") || name.hasSuffix(".swiftinterface")
    }

    private static func resources(in folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let paths = names.filter { !$0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
        return paths.filter { FileStamp(ofFileItself: $0) != nil }
    }
}
