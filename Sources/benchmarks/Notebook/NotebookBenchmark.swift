import Foundation

/// How long the notebook takes after each kind of edit: on a copy of the report in a temporary folder, and on a small page beside
/// what others take for the same.
enum NotebookBenchmark {
    static func run() throws {
        let place = try Place.current()
        let report = try ProjectCopy(of: place.root, products: place.products)
        print(
            "The report, in seconds; the least of \(Edit.repetitions). Own: the generator's processor time without its children's."
        )
        let first = try report.build()
        print(row("first build here", first))
        for edit in Edit.ofReport { print(row(edit.name, try report.measure(edit))) }
        print(row("solver edit, objects compiled before", try report.measureSolverEdit()))
        let preview = try PreviewClock(report)
        print("  \("prose edit until the preview's page reloads".padded) \(try preview.measure().brief)")
        try SmallPage.run(products: place.products)
    }

    private static func row(_ name: String, _ time: TimedProcess) -> String {
        "  \(name.padded) \(time.seconds.brief), own \(time.ownSeconds.brief)"
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

struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

extension String {
    var padded: String { padding(toLength: 44, withPad: " ", startingAt: 0) }
}
