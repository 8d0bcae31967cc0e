/// What of a module's own flags whoever imports it must be told too.
enum ClientFlags {
    private static let passedOn = ["-fmodule-map-file=", "-I", "-std="]
    private static let interoperability = "-cxx-interoperability-mode="
    /// What looks for wrong uses of memory and for races: code that is compiled for it must be linked with it.
    private static let sanitizers = ["-sanitize=address", "-sanitize=thread", "-sanitize=undefined"]
    /// What is said to Swift's compiler itself, not to the one of C inside it.
    private static let ofSwift = [interoperability] + sanitizers
    /// The program that expands macros, and the name of its module: `-load-plugin-executable=/…/Macros-tool#Macros`.
    private static let plugin = "-load-plugin-executable"

    /// Module maps and folders of headers, each once: `-fmodule-map-file=…`, `-I…`; how C++ is seen, and by which standard; what
    /// expands macros; what looks for wrong uses of memory.
    ///
    /// - Parameter arguments: the compiler's; those for C stand behind `-Xcc`, and a folder may stand behind its `-I`.
    static func list(in arguments: [String]) -> [String] {
        let plain = arguments.filter { !["-Xcc", "-Xfrontend"].contains($0) }
        var flags: [String] = []
        // What the argument before wants its value joined to.
        var option: String?
        for argument in plain {
            if let start = option {
                flags.append(start + argument)
                option = nil
            } else if argument == "-I" {
                option = argument
            } else if argument == plugin {
                option = "\(plugin)="
            } else if (passedOn + ofSwift).contains(where: argument.hasPrefix) {
                flags.append(argument)
            }
        }
        return unique(flags)
    }

    static func unique(_ flags: [String]) -> [String] {
        var seen: Set<String> = []
        return flags.filter { seen.insert($0).inserted }
    }

    /// For the compiler.
    static func forCompiler(_ flags: [String]) -> [String] {
        flags.flatMap { flag in
            if ofSwift.contains(where: flag.hasPrefix) { return [flag] }
            return flag.hasPrefix("\(plugin)=") ? [plugin, String(flag.dropFirst(plugin.count + 1))] : ["-Xcc", flag]
        }
    }

    /// Those among them that linking needs too.
    static func sanitizers(in flags: [String]) -> [String] { flags.filter(sanitizers.contains) }

    /// The programs among them that expand macros.
    static func plugins(in flags: [String]) -> [String] {
        flags.filter { $0.hasPrefix("\(plugin)=") }
            .compactMap { $0.dropFirst(plugin.count + 1).split(separator: "#").first.map(String.init) }
    }
}
