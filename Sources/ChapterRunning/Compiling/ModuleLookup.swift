import Foundation
import Storage
import Synchronization

/// Where the modules lie that code asks for by name. `#if canImport(M)` tells whether there is one, and of two with the same name
/// an import takes the first; no list of what a compiler read tells of one that was not there.
package final class ModuleLookup: Sendable {
    private let modules: BuiltModules
    private let interfaces: [String]
    private let moduleMaps: [String]
    private let headerFolders: [String]
    private let stamps: FileStamps
    /// By question.
    private let known = Mutex<[String: [String]]>([:])

    package init(in modules: BuiltModules, headers: Headers, stamps: FileStamps) {
        self.modules = modules
        interfaces = modules.interfaceFolders
        moduleMaps = modules.moduleMaps
        headerFolders = headers.folders
        self.stamps = stamps
    }

    /// The folders in which a module that was asked for can appear.
    package var folders: [String] {
        let modules = Set(known.withLock { $0.keys.map(Self.module) }).sorted()
        let folders = interfaces + headerFolders + headerFolders.flatMap { folder in modules.map { "\(folder)/\($0)" } }
        return folders.filter(FileManager.default.fileExists(atPath:))
    }

    /// What is found for each of these questions, with the contents where more than a name is asked for: a version, or a part.
    ///
    /// What the toolchain provides goes with its version.
    func answers(to questions: [String]) throws -> [String] {
        try questions.flatMap { question in
            if let known = known.withLock({ $0[question] }) { return known }
            let answer = [question] + (try answer(to: question))
            known.withLock { $0[question] = answer }
            return answer
        }
    }

    /// What the package manager left of modules that these questions are about, and that are none of the package's any more.
    func leftOvers(among questions: [String]) -> [String] {
        Set(questions.map(Self.module)).sorted().compactMap(modules.leftOver)
    }

    private func answer(to question: String) throws -> [String] {
        let module = Self.module(of: question)
        let places = try places(of: module)
        return question == module ? places : try places.flatMap { [$0, try contents(of: $0)] }
    }

    /// `A` of `A.B` and of `A,_version:2`.
    private static func module(of question: String) -> String { String(question.prefix { $0 != "." && $0 != "," }) }

    private func places(of module: String) throws -> [String] {
        let built = (interfaces + headerFolders).flatMap { folder in
            ["swiftmodule", "swiftinterface", "swiftcrossimport"].map { "\(folder)/\(module).\($0)" }
        }
        let maps = try moduleMaps.filter { try declares(module, $0) }
        let system = headerFolders.flatMap { folder in
            ["\(folder)/module.modulemap", "\(folder)/module.map", "\(folder)/\(module)/module.modulemap"]
        }
        return built.filter(FileManager.default.fileExists(atPath:)) + maps
            + (try system.filter { try FileManager.default.fileExists(atPath: $0) && declares(module, $0) })
    }

    private func declares(_ module: String, _ map: String) throws -> Bool {
        let names = try stamps.fact("modules 1", of: map) {
            let text = try String(contentsOfFile: map, encoding: .utf8)
            return Set(text.matches(of: #/\bmodule\s+"?(\w+)/#).map { String($0.1) }).sorted().joined(separator: " ")
        }
        return names.split(separator: " ").contains { $0 == module }
    }

    private func contents(of place: String) throws -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue else {
            return try FileManager.default.contentsOfDirectory(atPath: place).sorted().joined(separator: " ")
        }
        return try stamps.digest(of: place).description
    }
}
