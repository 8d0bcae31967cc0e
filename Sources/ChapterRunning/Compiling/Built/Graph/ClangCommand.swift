import Foundation
import Storage

/// The compilation of a file of C or C++, as the package manager's plan has it.
struct ClangCommand: Equatable {
    var source: String
    var object: String
    /// Where the target's public headers lie, and those of the targets that it depends on.
    var includeFolders: [String]
    /// All folders in which it looks for headers.
    var searchedFolders: [String] = []

    /// What stands before such a folder, or begins the argument that names it.
    private static let searching = ["-I", "-isystem", "-iquote", "-idirafter"]

    /// `…/release/CWalk.build`, whatever folder below it the object lies in: the first that lies in a configuration's folder, since
    /// one above the package may be called so too.
    var buildFolder: String {
        let parts = object.split(separator: "/", omittingEmptySubsequences: false)
        let ends = parts.indices.dropFirst().filter { parts[$0].hasSuffix(".build") && parts[$0] != ".build" }
        guard let end = ends.first(where: { ["release", "debug"].contains(parts[$0 - 1]) }) ?? ends.first else {
            return object.folderPath
        }
        return parts[...end].joined(separator: "/")
    }

    /// The commands of the plan whose tool is clang. Each is a paragraph of lines `key: value`, the values as in JSON.
    static func list(inPlan text: String) -> [ClangCommand] {
        PlanCommand.list(in: text, tool: "clang").compactMap { command in
            guard let source = command.inputs.first, let object = command.outputs.first, object.hasSuffix(".o") else {
                return nil
            }
            let pairs = zip(command.arguments, command.arguments.dropFirst())
            let folders = pairs.filter { $0.0 == "-I" }.map(\.1)
            let apart = pairs.filter { searching.contains($0.0) }.map(\.1)
            let joined = command.arguments.flatMap { argument in
                searching.filter { argument.hasPrefix($0) && argument != $0 }.map { String(argument.dropFirst($0.count)) }
            }
            return ClangCommand(
                source: source, object: object, includeFolders: folders, searchedFolders: ClientFlags.unique(apart + joined))
        }
    }
}

/// What the package manager links programs with.
enum LinkCommand {
    /// The libraries, and the folders in which they are looked for, of all the plan's programs and shared libraries.
    static func flags(inPlan text: String) -> [String] {
        let commands = PlanCommand.list(in: text, tool: "shell").filter { command in
            ["-emit-executable", "-emit-library"].contains(where: command.arguments.contains)
        }
        let flags = commands.flatMap { command in
            let joined = command.arguments.filter { $0.hasPrefix("-l") || $0.hasPrefix("-L/") }
            // `-L` and its folder may be two arguments.
            return zip(command.arguments, command.arguments.dropFirst()).filter { $0.0 == "-L" }.map { "-L\($0.1)" } + joined
        }
        return ClientFlags.unique(flags)
    }
}

/// A command of the plan, in YAML as the package manager writes it: one key a line.
struct PlanCommand {
    var inputs: [String] = []
    var outputs: [String] = []
    var arguments: [String] = []

    /// - Complexity: reads the values of commands of that tool alone.
    static func list(in text: String, tool: String) -> [PlanCommand] {
        var commands: [PlanCommand] = []
        var isOfTool = false
        for line in text.split(separator: "\n") {
            guard line.hasPrefix("    ") else {
                isOfTool = false
                continue
            }
            let field = line.dropFirst(4)
            if field.hasPrefix("tool: ") {
                isOfTool = field.dropFirst("tool: ".count) == tool
                if isOfTool { commands.append(PlanCommand()) }
            } else if isOfTool, let last = commands.indices.last {
                if let values = values(of: "inputs: ", in: field) { commands[last].inputs = values }
                if let values = values(of: "outputs: ", in: field) { commands[last].outputs = values }
                if let values = values(of: "args: ", in: field) { commands[last].arguments = values }
            }
        }
        return commands
    }

    private static func values(of key: String, in field: Substring) -> [String]? {
        guard field.hasPrefix(key) else { return nil }
        return try? JSONDecoder().decode([String].self, from: Data(field.dropFirst(key.count).utf8))
    }
}
