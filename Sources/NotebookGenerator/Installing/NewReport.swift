import Foundation
import Storage

/// Starts a report in a package, or in an empty folder, which becomes a package: an index, a first chapter that builds as it is, and
/// the lines for git. What is there already stays as it is.
package struct NewReport: Sendable {
    private let root: String
    private let workflow: GitHubWorkflow?

    /// - Parameters:
    ///   - root: the folder.
    ///   - workflow: one that is written too, which builds the report and publishes it.
    package init(in root: String, workflow: GitHubWorkflow? = nil) {
        self.root = URL(fileURLWithPath: root).standardizedFileURL.path
        self.workflow = workflow
    }

    /// - Returns: the files that were written or added to, relative to the folder.
    package func write() throws -> [String] {
        let visible = try FileManager.default.contentsOfDirectory(atPath: root).filter { !$0.hasPrefix(".") }
        let isPackage = FileManager.default.fileExists(atPath: "\(root)/Package.swift")
        let wanted = visible.filter { !["README.md", "LICENSE"].contains($0) }
        guard isPackage || wanted.isEmpty else {
            throw SystemFailure(
                "\(root): neither a package nor empty: go to the folder of a Package.swift, or make one with `swift package init`"
            )
        }
        var written: [String] = []
        if !isPackage { for (file, text) in packageFiles { written += try write(text, to: file) } }
        if !hasChapters {
            written += try write(Self.index(title: title), to: "chapters/index.md")
            written += try write(Self.chapter(importing: isPackage ? nil : moduleName), to: "chapters/01-first-results.md")
        } else if workflow == nil {
            throw SystemFailure("\(root)/chapters has chapters already: `notebook new TITLE` starts another one")
        }
        written += try ignore()
        if let workflow { written += try write(workflow.text, to: GitHubWorkflow.path) }
        return written
    }

    private var hasChapters: Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/chapters")) ?? []
        return names.contains { $0.hasSuffix(".md") }
    }

    /// Nothing when there is such a file.
    private func write(_ text: String, to file: String) throws -> [String] {
        let path = "\(root)/\(file)"
        guard !FileManager.default.fileExists(atPath: path) else { return [] }
        try Folder.make(path.folderPath)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return [file]
    }

    /// Adds what builds make to `.gitignore`, if it is not there.
    private func ignore() throws -> [String] {
        let path = "\(root)/.gitignore"
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let present = Set(text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: ["/", " "]) })
        let missing = [".build", ".notebook", "site"].filter { !present.contains($0) }
        guard !missing.isEmpty else { return [] }
        let start = text.isEmpty || text.hasSuffix("\n") ? text : "\(text)\n"
        try Data((start + missing.map { "/\($0)\n" }.joined()).utf8).write(to: URL(fileURLWithPath: path))
        return [".gitignore"]
    }

    private var title: String { URL(fileURLWithPath: root).lastPathComponent }

    /// The folder's name as one of a module: `my-walks` becomes `MyWalks`.
    private var moduleName: String {
        let words = title.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        return name.first?.isLetter == true && !Self.taken.contains(name) ? name : "Report\(name)"
    }

    /// Modules that chapters are linked with anyway, those of the toolchain that they import, and what no module may be called.
    private static let taken: Set = [
        "NotebookKit", "Plotting", "CairoRendering", "ChapterInterface", "Swift", "Foundation", "FoundationEssentials",
        "Dispatch", "Glibc", "Synchronization", "Observation", "Distributed", "Testing", "XCTest", "PackageDescription", "Any",
        "Protocol", "Self", "Type", "Chapter", "Main",
    ]

    private var packageFiles: [(file: String, text: String)] {
        [
            (
                "Package.swift",
                """
                // swift-tools-version: 6.2
                import PackageDescription

                let package = Package(
                    name: "\(moduleName)",
                    products: [.library(name: "\(moduleName)", targets: ["\(moduleName)"])],
                    targets: [.target(name: "\(moduleName)")]
                )

                """
            ),
            (
                "Sources/\(moduleName)/\(moduleName).swift",
                """
                /// The partial sums of a series, which chapters plot.
                public func partialSums(of terms: [Double]) -> [Double] {
                    var sum = 0.0
                    return terms.map { term in
                        sum += term
                        return sum
                    }
                }

                """
            ),
        ]
    }

    private static func index(title: String) -> String {
        """
        ---
        title: "\(title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))"
        summary: What this report is about, in a sentence.
        ---

        What is the question, and what is found? [The first chapter](01-first-results.md) starts with an example that builds as it is.

        """
    }

    /// - Parameter module: that of a new package, whose function it calls; otherwise it has one of its own.
    private static func chapter(importing module: String?) -> String {
        let shared =
            module.map { "import \($0)" }
                ?? """
                // `import` the targets of your package here.
                func partialSums(of terms: [Double]) -> [Double] {
                    var sum = 0.0
                    return terms.map { term in
                        sum += term
                        return sum
                    }
                }
                """
        return """
            ---
            title: First results
            summary: How fast a series converges.
            ---

            The sum has `{swift} sums.count` terms and comes to `{swift} sums[sums.count - 1].formatted(digits: 6)`.

            ```swift shared
            \(shared)
            ```

            ```swift experiment sums
            return partialSums(of: (1...40).map { 1 / Double($0 * $0) })
            ```

            ```swift figure fig-sums
            //| caption: The partial sums of $\\sum_k k^{-2}$.
            //| alt: A curve that rises fast and then flattens.
            return Plot(x: .linear("$k$"), y: .linear("partial sum")) {
                Line(x: Array(1...sums.count), y: sums)
                Rule(y: Double.pi * Double.pi / 6, label: "$\\\\pi^2/6$")
            }
            ```

            @fig-sums shows how they grow towards $\\pi^2/6$.

            ```swift check limit
            expect(
                sums[sums.count - 1], within: .bound(1.0 / 40, "the terms after the 40th sum to less"),
                of: Double.pi * Double.pi / 6, "the sum")
            ```

            """
    }
}
