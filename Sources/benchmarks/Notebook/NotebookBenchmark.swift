import Foundation

/// How long one waits for the notebook: after a clone, after each kind of edit, and on a small page beside what others take for the
/// same.
enum NotebookBenchmark {
    static func run() throws {
        let place = try Place.current()
        print("On a clone of the last commit, in seconds; of edits the least of some. Aims are for two quiet cores.")
        let clone = try ProjectClone(of: place.root)
        let first = try clone.build()
        if let seconds = first.readable { print("  \("clone to a site of what is recorded".padded) \(seconds.brief)") }
        print(row("clone to site, set-up included", first.whole, .whole(300)))
        for edit in LoopEdit.all { print(row(edit.name, try clone.project.measure(edit), edit.aim)) }
        let preview = try PreviewClock(root: clone.project.root, notebook: clone.project.notebook[0])
        print("  \("prose, until the preview's page reloads".padded) \(try preview.measure().brief)")
    }

    /// The same edits in a project of one page.
    static func runPage() throws { try SmallPage.run(products: Place.current().products) }

    /// The same edits in somebody's package.
    static func runPackage() throws {
        let package = try LargePackage(of: try Place.current())
        print("In a package of \(package.lineCount) lines, with the installed notebook, in seconds; of edits the least of some.")
        print(row("first build", try package.project.build(.notebook), nil))
        for edit in LargePackage.edits { print(row(edit.name, try package.project.measure(edit), edit.aim)) }
    }

    /// Takes as long as the tests: only when it is asked for.
    static func runTests() throws {
        let clone = try ProjectClone(of: try Place.current().root)
        print(row("clone to tests passed, set-up included", try clone.run("swift test"), .whole(480)))
    }

    /// `a comment in Numerics      4.0, aim 3 (1.3 times); the notebook 1.2, 0 blocks`.
    private static func row(_ name: String, _ time: TimedProcess, _ aim: LoopEdit.Aim?) -> String {
        let summary = time.output.matches(of: #/(\d+) of \d+ blocks ran;.*\((?:(\d+) min )?([\d.]+) s\)/#).last?.output
        let inside = summary.flatMap { (minutes: Double($0.2 ?? "0") ?? 0, seconds: Double($0.3) ?? 0) }
            .map { 60 * $0.minutes + $0.seconds }
        let goal = aim.map { aim in
            let measured =
                switch aim {
                case .whole(let seconds): time.seconds / seconds
                case .beforeBlocks(let seconds): (time.seconds - (inside ?? 0)) / seconds
                }
            return ", aim \(aim.text) (\(measured.brief) times)"
        }
        let part = inside.map { "; the notebook \($0.brief), \(summary?.1 ?? "0") blocks ran" } ?? ""
        return "  \(name.padded) \(time.seconds.brief)\(goal ?? "")\(part)"
    }
}

/// Where the project and the built notebook are.
struct Place {
    var root: String
    var products: String

    static func current() throws -> Place {
        let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
        guard FileManager.default.isExecutableFile(atPath: "\(products)/notebook") else {
            throw BenchmarkFailure("\(products) has no notebook: build it first with `swift build -c release --product notebook`")
        }
        var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("chapters").path) {
            guard folder.path != "/" else { throw BenchmarkFailure("not inside a project: no folder upwards has chapters") }
            folder.deleteLastPathComponent()
        }
        return Place(root: folder.path, products: products)
    }
}

extension String {
    var padded: String { padding(toLength: 44, withPad: " ", startingAt: 0) }
}
