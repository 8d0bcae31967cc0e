import CairoRendering
import ChapterInterface
import Foundation
import Plotting

/// Drawing figures: ours beside matplotlib's, on the same data.
enum FigureBenchmark {
    static func run() throws {
        print("figures: two panels with 24 lines of 500 points")
        let matplotlib = try MatplotlibFigures.measure()
        try reportStages(BenchmarkPlots.panels)
        let ours = try seconds(BenchmarkPlots.panels)
        let theirs = matplotlib.panels
        print("all of a figure, four SVGs, PDF, PNG, CSV and script: \(milliseconds(ours))")
        print(
            "  matplotlib: SVG \(milliseconds(theirs.svg)), PDF \(milliseconds(theirs.pdf)), PNG \(milliseconds(theirs.png)); in sum "
                + "\((theirs.sum / ours).brief) times as long as all of ours")
        for (count, theirs) in [(100_000, matplotlib.hundredThousand), (1_000_000, matplotlib.million)] {
            for (name, plot, theirs) in [
                ("points", BenchmarkPlots.points(count), theirs.points),
                ("a line of points", BenchmarkPlots.line(count), theirs.line),
            ] {
                let ours = try seconds(plot)
                print(
                    "\(count) \(name): \(milliseconds(ours)) for all files; matplotlib, in sum \(milliseconds(theirs.sum)): "
                        + "\((theirs.sum / ours).brief) times as long")
            }
        }
        try reportReport()
    }

    /// Of all files, the shortest of three.
    private static func seconds(_ plot: Plot) throws -> Double {
        _ = try RenderedFigure(plot)
        var failure: (any Error)?
        let watch = Stopwatch.best(of: 3) {
            do { _ = try RenderedFigure(plot) } catch { failure = error }
        }
        if let failure { throw failure }
        return watch.seconds
    }

    /// Where the time goes.
    private static func reportStages(_ plot: Plot) throws {
        let layout = try plot.layout()
        let (light, dark) = (layout.scene(.light), layout.scene(.dark))
        let stages: [(String, () throws -> Int)] = [
            ("layout", { try plot.layout().panels.count }), ("scene", { layout.scene(.light).nodes.count }),
            ("SVG, light and dark", { try SVGTwins(light: light, dark: dark).light.count }),
            ("PDF, by Cairo", { try CairoRenderer.pdf(light).count }),
            ("PNG at 2×, by Cairo", { try CairoRenderer.png(light).count }), ("CSV", { layout.csv.utf8.count }),
            ("values for the page's script", { FigureValues([layout]).members.utf8.count }),
        ]
        for (name, work) in stages {
            var failure: (any Error)?
            var count = try work()
            let watch = Stopwatch.best(of: 5) {
                do { count = try work() } catch { failure = error }
            }
            if let failure { throw failure }
            print("  \(name): \(milliseconds(watch.seconds))" + (count > 1000 ? ", \(count / 1000) kB" : ""))
        }
    }

    /// What the figures of this report took when they were last drawn, by the record.
    private static func reportReport() throws {
        guard let ledger = FileManager.default.contents(atPath: "figures/ledger.json"),
            let durations = FileManager.default.contents(atPath: "figures/durations.json")
        else { return }
        let chapters = try JSONDecoder().decode(RecordedKinds.self, from: ledger).chapters
        let known = try JSONDecoder().decode([String: [String: Double]].self, from: durations)
        let figures = chapters.flatMap { chapter, blocks in
            blocks.filter { $0.value.kind == "figure" }.map { name, entry in
                (name: name, seconds: known[chapter]?[name] ?? entry.seconds ?? 0)
            }
        }.sorted { $0.seconds > $1.seconds }
        let sum = figures.reduce(0) { $0 + $1.seconds }
        print("all \(figures.count) figures of the report, by the record: \(sum.brief) s; the slowest:")
        for figure in figures.prefix(3) { print("  \(figure.name): \(milliseconds(figure.seconds))") }
    }

    private static func milliseconds(_ seconds: Double) -> String { "\((seconds * 1000).brief) ms" }
}

/// Of the ledger, what a block is, and how long it took where the entry still tells.
private struct RecordedKinds: Decodable {
    struct Entry: Decodable {
        let kind: String
        let seconds: Double?
    }

    let chapters: [String: [String: Entry]]
}
