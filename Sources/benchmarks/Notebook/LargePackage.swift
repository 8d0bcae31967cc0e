import Foundation

/// Somebody's package of fifty thousand lines, a fifth of them in another package that it depends on, with a chapter about them; in a
/// temporary folder that is removed at the end.
final class LargePackage {
    let project: TimedProject
    private let folder: String
    private let files = FileManager.default

    private static let functions = 50
    private static let targets = [("Walks", 60), ("Graphs", 60), ("Fields", 40)]
    private static let dependency = ("Lattices", 40)

    /// Installs the notebook beside the package.
    init(of place: Place) throws {
        folder = "\(files.temporaryDirectory.path)/notebook-large-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        let (root, prefix) = ("\(folder)/package", "\(folder)/prefix")
        project = TimedProject(root: root, notebook: ["\(prefix)/bin/notebook"], packageManager: ["\(prefix)/bin/notebook"])
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = try TimedProcess.run(["\(place.products)/notebook", "install", "--prefix", prefix], in: place.root)
        try write(Self.target(Self.dependency.0, files: Self.dependency.1), under: "\(folder)/lattices")
        try write(
            ["Package.swift": Self.manifest("lattices", [Self.dependency.0], dependency: nil)], under: "\(folder)/lattices")
        for (name, count) in Self.targets { try write(Self.target(name, files: count), under: root) }
        try write(
            ["Package.swift": Self.manifest("large", Self.targets.map(\.0), dependency: Self.dependency.0)]
                .merging(Self.chapters) { $1 }, under: root)
    }

    deinit { try? files.removeItem(atPath: folder) }

    /// Of all sources.
    var lineCount: Int {
        (Self.targets + [Self.dependency]).reduce(0) { $0 + $1.1 * Self.file("", number: 0).split(separator: "\n").count }
    }

    static let edits = [
        LoopEdit(name: "nothing", file: nil, command: .notebook, aim: .whole(1.2)),
        LoopEdit(name: "prose", file: "chapters/01-walks.md", command: .notebook, aim: .whole(0.1)) {
            $0 + "\nOne more sentence, the \($1)th.\n"
        },
        LoopEdit(
            name: "a comment in a target", file: "Sources/Walks/Walk1.swift", command: .notebook, aim: .whole(3),
            apply: LoopEdit.comment),
        LoopEdit(
            name: "a function there that a block reaches", file: "Sources/Walks/Walk1.swift", command: .notebook,
            aim: .whole(4)
        ) { $0.replacing("x * 1.25 + 1", with: "x * 1.25 + \($1 + 1)") },
        LoopEdit(
            name: "a comment in its dependency", file: "../lattices/Sources/Lattices/Walk1.swift", command: .notebook,
            aim: .whole(3), apply: LoopEdit.comment),
    ]

    private func write(_ texts: [String: String], under root: String) throws {
        for (path, text) in texts {
            let url = URL(fileURLWithPath: "\(root)/\(path)")
            try files.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
    }

    private static func manifest(_ name: String, _ targets: [String], dependency: String?) -> String {
        let products = dependency.map { [".product(name: \"\($0)\", package: \"lattices\")"] } ?? []
        let packages = dependency.map { _ in [".package(path: \"../lattices\")"] } ?? []
        func targetText(_ target: String) -> String {
            "        .target(name: \"\(target)\", dependencies: [\(products.joined(separator: ", "))]),"
        }
        return """
            // swift-tools-version: 6.0
            import PackageDescription

            let package = Package(
                name: "\(name)",
                products: [.library(name: "\(targets[0])", targets: ["\(targets[0])"])],
                dependencies: [\(packages.joined(separator: ", "))],
                targets: [
            \(targets.map(targetText).joined(separator: "\n"))
                ])

            """
    }

    private static func target(_ name: String, files count: Int) -> [String: String] {
        Dictionary(uniqueKeysWithValues: (1...count).map { ("Sources/\(name)/Walk\($0).swift", file(name, number: $0)) })
    }

    /// Some 250 lines.
    private static func file(_ module: String, number: Int) -> String {
        let body = (1...functions).map { index in
            """
                /// The \(index)th step.
                public static func step\(index)(_ x: Double) -> Double {
                    let y = x * 1.25 + \(index)
                    return y > 100 ? y / 7 : y
                }
            """
        }
        return """
            /// Walk \(number) of \(module).
            public enum Walk\(number) {
            \(body.joined(separator: "\n\n"))
            }

            """
    }

    private static let chapters = [
        "chapters/index.md": """
        ---
        title: Walks
        summary: A report about a large package.
        ---

        One chapter: [walks](01-walks.md).

        """,
        "chapters/01-walks.md": """
        ---
        title: Walks
        summary: Steps of all modules.
        ---

        ```swift shared
        import Fields
        import Graphs
        import Lattices
        import Walks
        ```

        ```swift experiment steps
        return (0..<100).map { Walks.Walk1.step1(Double($0)) }
        ```

        ```swift experiment others
        return (0..<100).map { Graphs.Walk2.step2(Lattices.Walk1.step3(Fields.Walk3.step4(Double($0)))) }
        ```

        ```swift figure fig-steps
        //| caption: Steps.
        //| alt: A line that rises and falls.
        return Plot(x: .linear("start"), y: .linear("step")) { Line(x: (0..<100).map(Double.init), y: steps) }
        ```

        The last one is `{swift} steps.last ?? 0`, and of the others `{swift} others.last ?? 0`.

        """,
    ]
}
