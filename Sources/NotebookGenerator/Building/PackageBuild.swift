import ChapterReading
import ChapterRunning
import Foundation
import Storage

/// Builds the package's modules: the notebook's own with the notebook, as `swift run` did before; those of another package in a folder
/// of the notebook's, with the flags that fingerprints need, so that the package's manifest and its `.build` stay as they are.
package struct PackageBuild: Sendable {
    let arguments: [String]
    private let root: String
    private let searchPath: String
    /// The notebook's own folder for builds; nil where the package manager's is used.
    private let scratch: String?
    /// Nil there too: the notebook's own package has none beside it.
    private let beside: FilesBeside?

    /// One function a section, none merged with a look-alike; in C too, and a variable a section.
    private static let flags =
        ["-Xfrontend", "-function-sections", "-Xfrontend", "-disable-llvm-merge-functions-pass"].flatMap { ["-Xswiftc", $0] }
        + ["-ffunction-sections", "-fdata-sections"].flatMap { ["-Xcc", $0, "-Xcxx", $0] }

    /// Nil when the notebook does not lie where SwiftPM puts it: `.build/TRIPLE/release`.
    package init?(_ project: Project) {
        root = project.root
        searchPath = project.searchPath
        guard project.notebook == nil else {
            scratch = project.folder.build
            // What C says of its own files, as `assert` does, is the same wherever the package lies.
            let places = "-fmacro-prefix-map=\(project.root)=."
            let others = WorkspaceState(in: project.folder.build).folders
            beside = FilesBeside(in: others, products: project.products, rememberedAt: project.folder.plan)
            let isAskedAgain = ([project.root] + others).contains(where: ManifestFiles.lookElsewhere)
            arguments =
                ["build", "-c", "release", "--scratch-path", project.folder.build] + Self.flags
                + ["-Xcc", places, "-Xcxx", places] + (isAskedAgain ? ["--manifest-cache", "none"] : [])
            return
        }
        scratch = nil
        beside = nil
        let parts = project.products.split(separator: "/")
        guard parts.count > 2, let configuration = parts.last, ["release", "debug"].contains(configuration) else { return nil }
        arguments = [
            "build", "-c", String(configuration), "--product", "notebook",
            "--scratch-path", "/" + parts.dropLast(2).joined(separator: "/"),
        ]
    }

    /// What the package manager says of a package that it does not even plan to build: each of its errors once.
    static func words(ofFailure output: String) -> String {
        var seen: Set<Substring> = []
        let told = output.split(whereSeparator: \.isNewline).filter { line in
            line.hasPrefix("error: ") && !line.hasPrefix("error: ExitCode(rawValue:") && seen.insert(line).inserted
        }
        let hasBegun = output.contains(#/(?m)^\[\d+\/\d+\] (?!Planning)/#)
        if told.isEmpty || hasBegun { return "the package manager failed:\n\(output)\n" }
        return told.map { "\($0)\n" }.joined() + "`swift build` says more.\n"
    }

    /// What is wrong with the sources; empty when they are built.
    ///
    /// - Parameter observe: is told when something else builds the package and this waits for it.
    package func run(observe: @escaping BuildObserver = { _ in }) throws -> [PrintedDiagnostic] {
        if scratch != nil, let notice = WorkspaceState(in: "\(root)/.build").notice { observe(.notice(notice)) }
        try beside?.requirePlan()
        var result = try build(observe)
        if result.status != .exited(0), let scratch, let remains = BuildRemains(toldIn: result.output) {
            if let explanation = remains.explanation { observe(.notice(explanation)) }
            try remains.remove(from: scratch)
            result = try build(observe)
        }
        try beside?.rememberPlan()
        guard result.status != .exited(0) else { return [] }
        if result.status == .exited(Self.notFound) {
            throw SystemFailure(
                "no `swift` is on the PATH: install a toolchain from swift.org, or add the folder of its `swift` to PATH")
        }
        let found = diagnostics(in: result.output)
        let told = PrintedDiagnostic.list(found.diagnostics, in: found.sources)
        guard !found.diagnostics.contains(where: { $0.severity == .error }) else { return told }
        let lastWords = result.output.split(separator: "\n").suffix(30).joined(separator: "\n")
        // A manifest is a program too, and may end as one.
        let trap = #/(?<place>Package(?:@swift-[\d.]+)?\.swift:\d+): (?<words>(?:Fatal error|Precondition failed)[^\n]*)/#
        if let found = result.output.firstMatch(of: trap)?.output {
            let text = "\(found.place): error: the manifest traps: \(found.words)\n"
            return told + [PrintedDiagnostic(severity: .error, text: text)]
        }
        guard case .exited = result.status, !Self.failures.contains(where: result.output.contains) else {
            throw SystemFailure(
                "the package manager failed, not your package: is there room on the disk, and may it open as many files as it needs? "
                    + "`notebook clean` removes what it remembers.\n\(lastWords)")
        }
        return told + [PrintedDiagnostic(severity: .error, text: Self.words(ofFailure: lastWords))]
    }

    private func build(_ observe: @escaping BuildObserver) throws -> ChildProcess.Result {
        var isWaiting = false
        // `env` looks in the PATH that it is given; `posix_spawnp` would look in ours.
        return try ChildProcess.run(
            ["/usr/bin/env", "swift"] + arguments, in: root,
            environment: ["PATH": searchPath, "TMPDIR": CompilerTemporaries.usual]
        ) { printed in
            guard !isWaiting, printed.withUnsafeBufferPointer({ $0.offset(of: Self.waiting) != nil }) else { return }
            isWaiting = true
            observe(.notice("another `swift` command builds this package: waiting until it has ended"))
        }
    }

    /// The exit code of `env` where there is no such program.
    private static let notFound: Int32 = 127

    /// What it prints where something else than the package is wrong.
    private static let failures = [
        "Internal error", "*** Program crashed", "💣", "database disk image is malformed", "No space left",
    ]

    /// How the package manager begins to say that its folder is locked.
    private static let waiting = Array("Another instance of SwiftPM".utf8)

    /// The compiler's errors and warnings, at the files as they are named in the project.
    private func diagnostics(in output: String) -> (diagnostics: [Diagnostic], sources: [SourceText]) {
        var sources: [String: SourceText] = [:]
        let diagnostics = CompilerMessage.parse(output).filter { $0.severity != .note }.map { message in
            let file = message.file.hasPrefix(root + "/") ? String(message.file.dropFirst(root.count + 1)) : message.file
            if sources[file] == nil {
                sources[file] = FileManager.default.contents(atPath: message.file).map {
                    SourceText(file: file, bytes: [UInt8]($0))
                }
            }
            return Diagnostic(
                message.severity, at: SourceLocation(file: file, line: message.line, column: message.column), message.text)
        }
        return (diagnostics, Array(sources.values))
    }
}
