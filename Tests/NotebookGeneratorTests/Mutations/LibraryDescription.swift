import Foundation

/// What SwiftPM writes down of a build, for one that it did not make: `description.json`, and the plan, in which commands of C are.
struct LibraryDescription {
    private struct File: Encodable {
        var swiftCommands: [String: SwiftCommand] = [:]
        var copyCommands: [String: [String: String]] = [:]
        var targetDependencyMap: [String: [String]] = [:]
    }

    private struct SwiftCommand: Encodable {
        var moduleName: String
        var isLibrary = true
        var tempsPath: String
        var sources: [String]
        var objects: [String]
        var otherArguments: [String]
    }

    let products: String
    private let systemFlags: [String]
    private var file = File()
    private var plan = "commands:\n"

    /// - Parameter systemFlags: what every Swift module is told of system libraries.
    init(products: String, systemFlags: [String]) {
        self.products = products
        self.systemFlags = systemFlags
    }

    /// - Parameter variant: `-tool` for what is built for plugins.
    mutating func add(
        swift name: String, isLibrary: Bool = true, variant: String = "", sources: [String], objects: [String],
        dependencies: [String]
    ) {
        file.swiftCommands["C.\(name)-release\(variant).module"] = SwiftCommand(
            moduleName: name, isLibrary: isLibrary, tempsPath: "\(products)/\(name)\(variant).build", sources: sources,
            objects: objects,
            otherArguments: ["-O"] + systemFlags.flatMap { ["-Xcc", $0] })
        file.targetDependencyMap[name] = dependencies
    }

    /// - Parameter settings: what its own settings add to the arguments.
    mutating func add(c name: String, sources: [String], objects: [String], headers: [String], settings: [String] = []) {
        for (source, object) in zip(sources, objects) {
            plan += """
                  "\(object)":
                    tool: clang
                    inputs: ["\(source)"]
                    outputs: ["\(object)"]
                    args: ["clang","-O2",\((headers.flatMap { ["-I", $0] } + settings).map { "\"\($0)\"," }.joined())"-c","\(source)","-o","\(object)"]


                """
        }
        file.targetDependencyMap[name] = []
    }

    /// After all that it describes: its time is when the sources were last known.
    func write() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(file).write(to: URL(fileURLWithPath: "\(products)/description.json"))
        try Data(plan.utf8).write(to: URL(fileURLWithPath: "\((products as NSString).deletingLastPathComponent)/release.yaml"))
    }
}
