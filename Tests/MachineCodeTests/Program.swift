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

    var files: [String: String] = Self.base

    /// The digest of each block.
    func digests(_ layout: Layout) throws -> [String: String] {
        try reaches(layout).mapValues(\.digest)
    }

    func reaches(_ layout: Layout, in workshop: Workshop? = nil) throws -> [String: Reach] {
        let workshop = try workshop ?? Workshop()
        for (name, text) in files { try workshop.write(text, to: name) }
        let objects = try compile(layout, in: workshop).map { try workshop.object($0) }
        let blocks = GlobalVariables(in: ObjectSet(objects), module: "Chapter", prefix: "__block_")
        return try Dictionary(
            uniqueKeysWithValues: blocks.names.map { (String($0.dropFirst("__block_".count)), try blocks.reach(from: $0)) })
    }

    private func compile(_ layout: Layout, in workshop: Workshop) throws -> [String] {
        var swift = [
            "-O", "-g", "-wmo", "-parse-as-library", "-swift-version", "6", "-Xcc", "-fmodule-map-file=C/module.modulemap",
        ]
        var clang = ["-O2", "-g", "-fPIC"]
        if layout != .shared {
            swift += ["-Xfrontend", "-function-sections", "-Xfrontend", "-disable-llvm-merge-functions-pass"]
            clang += ["-ffunction-sections", "-fdata-sections"]
        }
        try workshop.run("clang", clang + ["-c", "C/steps.c", "-o", "steps.o"])
        let sources = files.keys.filter { $0.hasPrefix("Model/") }.sorted()
        try workshop.run(
            "swiftc",
            swift + [
                "-num-threads", "1", "-module-name", "Model", "-emit-module", "-emit-module-path", "Model.swiftmodule", "-c",
            ]
                + sources)
        var objects = ["steps.o"] + sources.map { URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent + ".o" }
        if layout == .oneFile {
            try workshop.run("swiftc", swift + ["-module-name", "Chapter", "-I", ".", "-c", "Chapter.swift", "-o", "Chapter.o"])
            objects.insert("Chapter.o", at: 0)
        } else {
            try workshop.write("", to: "Second.swift")
            try workshop.run(
                "swiftc",
                swift + ["-num-threads", "1", "-module-name", "Chapter", "-I", ".", "-c", "Chapter.swift", "Second.swift"])
            objects = ["Chapter.o", "Second.o"] + objects
        }
        return objects
    }

    func replacing(_ old: String, with new: String, in file: String) throws -> Program {
        guard let text = files[file], text.contains(old) else { throw ToolFailure(description: "\(file) does not have \(old)") }
        var edited = self
        edited.files[file] = text.replacingOccurrences(of: old, with: new)
        return edited
    }
}
