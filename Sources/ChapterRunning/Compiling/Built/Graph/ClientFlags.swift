/// What of a module's own flags whoever imports it must be told too.
enum ClientFlags {
    private static let passedOn = ["-fmodule-map-file=", "-I"]
    private static let interoperability = "-cxx-interoperability-mode="

    /// Module maps and folders of headers, each once: `-fmodule-map-file=…`, `-I…`, and how C++ is seen.
    ///
    /// - Parameter arguments: the compiler's; those for C stand behind `-Xcc`, and a folder may stand behind its `-I`.
    static func list(in arguments: [String]) -> [String] {
        let plain = arguments.filter { $0 != "-Xcc" }
        var flags: [String] = []
        var isFolder = false
        for argument in plain {
            if isFolder {
                flags.append("-I\(argument)")
                isFolder = false
            } else if argument == "-I" {
                isFolder = true
            } else if (passedOn + [interoperability]).contains(where: argument.hasPrefix) {
                flags.append(argument)
            }
        }
        return unique(flags)
    }

    static func unique(_ flags: [String]) -> [String] {
        var seen: Set<String> = []
        return flags.filter { seen.insert($0).inserted }
    }

    /// For the compiler's driver.
    static func forCompiler(_ flags: [String]) -> [String] {
        flags.flatMap { $0.hasPrefix(interoperability) ? [$0] : ["-Xcc", $0] }
    }
}
