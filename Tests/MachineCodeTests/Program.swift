import Foundation
import MachineCode
import Testing

/// A module, a C file and a chapter, in the shape in which the notebook compiles them.
struct Program: Sendable {
    /// How finely the compiler divides the code.
    enum Layout: String, CaseIterable, Sendable, CustomTestStringConvertible {
        /// As the notebook does: a section a function, private symbols kept.
        case divided
        /// A section a function, but the chapter is one file: private symbols become distances and section offsets.
        case oneFile
        /// As SwiftPM does by default: functions share a section.
        case shared

        var testDescription: String { rawValue }
    }

    var files = Self.base.merging(["Second.swift": ""]) { $1 }

    /// The digest of each block.
    ///
    /// - Parameter reusing: what was compiled before from the same files, wherever it lay.
    func digests(_ layout: Layout, reusing: Bool = true) throws -> [String: String] {
        try reaches(layout, reusing: reusing).mapValues(\.digest)
    }

    func reaches(_ layout: Layout, reusing: Bool = true) throws -> [String: Reach] {
        try compiled(layout, reusing: reusing).reaches
    }

    /// What each block reaches, and the digests of what is in the objects.
    func compiled(_ layout: Layout, reusing: Bool = true) throws -> (reaches: [String: Reach], contents: [Digest]) {
        let workshop = try Workshop()
        for (name, text) in files { try workshop.write(text, to: name) }
        let (steps, model, chapter) = (steps(layout), model(layout), chapter(layout))
        for step in [steps, model, chapter] {
            if reusing {
                try Compilations.run(step.command, reading: step.inputs, making: step.objects + step.others, in: workshop)
            } else {
                try workshop.run(step.command[0], Array(step.command.dropFirst()))
            }
        }
        let objects = chapter.objects + steps.objects + model.objects
        let blocks = try GlobalVariables(
            in: ObjectSet(objects.map(workshop.object)), module: "Chapter", prefix: "__block_")
        let reaches = try Dictionary(
            uniqueKeysWithValues: blocks.names.map { (String($0.dropFirst("__block_".count)), try blocks.reach(from: $0)) })
        return (reaches, try objects.map { try ObjectContents.digest(ofFile: workshop.folder.appendingPathComponent($0).path) })
    }

    /// A call of a compiler.
    private struct Compilation {
        var command: [String]
        var inputs: [String]
        var objects: [String]
        var others: [String] = []
    }

    private static let header = ["C/module.modulemap", "C/steps.h"]

    private func steps(_ layout: Layout) -> Compilation {
        let divided = layout == .shared ? [] : ["-ffunction-sections", "-fdata-sections"]
        return Compilation(
            command: ["clang", "-O2", "-g", "-fPIC"] + divided + ["-c", "C/steps.c", "-o", "steps.o"],
            inputs: Self.header + ["C/steps.c"], objects: ["steps.o"])
    }

    private func model(_ layout: Layout) -> Compilation {
        let sources = files.keys.filter { $0.hasPrefix("Model/") }.sorted()
        let interface = "Model.swiftmodule"
        return Compilation(
            command: swiftc(layout, module: "Model", interface: interface) + ["-num-threads", "1", "-c"] + sources,
            inputs: Self.header + sources,
            objects: sources.map { ($0 as NSString).lastPathComponent.replacing(".swift", with: ".o") },
            others: [interface])
    }

    private func chapter(_ layout: Layout) -> Compilation {
        let inputs = Self.header + ["Model.swiftmodule", "Chapter.swift"]
        let command = swiftc(layout, module: "Chapter") + ["-I", ".", "-c", "Chapter.swift"]
        guard layout != .oneFile else {
            return Compilation(command: command + ["-o", "Chapter.o"], inputs: inputs, objects: ["Chapter.o"])
        }
        return Compilation(
            command: command + ["Second.swift", "-num-threads", "1"], inputs: inputs + ["Second.swift"],
            objects: ["Chapter.o", "Second.o"])
    }

    private func swiftc(_ layout: Layout, module: String, interface: String? = nil) -> [String] {
        let divided = ["-Xfrontend", "-function-sections", "-Xfrontend", "-disable-llvm-merge-functions-pass"]
        return ["swiftc", "-O", "-g", "-wmo", "-parse-as-library", "-swift-version", "6", "-module-name", module]
            + ["-Xcc", "-fmodule-map-file=C/module.modulemap"] + (layout == .shared ? [] : divided)
            + (interface.map { ["-emit-module", "-emit-module-path", $0] } ?? [])
    }

    func replacing(_ old: String, with new: String, in file: String) throws -> Program {
        guard let text = files[file], text.contains(old) else { throw ToolFailure(description: "\(file) does not have \(old)") }
        var edited = self
        edited.files[file] = text.replacingOccurrences(of: old, with: new)
        return edited
    }
}
