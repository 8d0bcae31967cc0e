import Foundation

/// Another notebook that builds the small page.
struct Peer: Sendable {
    /// Of each edit: the least counts.
    static let repetitions = 5

    let name: String
    private let executable: String
    private let file: String
    private let text: String
    private let arguments: [String]
    /// Put behind the first plot's `col=` or `color=` with a number, to change its style.
    private let style: @Sendable (String, Int) -> String
    /// Seconds when nothing has changed, after an edit to prose, to style, measured on another machine.
    let recorded: [Double]

    static let all = [
        Peer(
            name: "knitr with its cache", executable: "Rscript", file: "page.Rmd",
            text: """
                # Two plots

                Some prose.

                ```{r, cache=TRUE}
                curve <- 1 / (1:200)
                ```

                ```{r, cache=TRUE}
                plot(1:200, curve, type = "l", main = "height 0")
                ```

                ```{r, cache=TRUE}
                plot(1:200, curve, type = "l", log = "xy")
                ```

                """,
            arguments: ["-e", "knitr::knit2html('page.Rmd', quiet = TRUE)"],
            style: { $0.replacing("height 0", with: "height \($1)") }, recorded: [0.5, 0.6, 0.7]),
        Peer(
            name: "Jupyter Book with its cache", executable: "jupyter-book", file: "page.md",
            text: """
                ---
                jupytext:
                  text_representation:
                    extension: .md
                    format_name: myst
                kernelspec:
                  display_name: Python 3
                  name: python3
                ---

                # Two plots

                Some prose.

                ```{code-cell}
                import matplotlib.pyplot as plt
                places = range(1, 201)
                curve = [1 / place for place in places]
                ```

                ```{code-cell}
                plt.plot(places, curve); plt.title("height 0");
                ```

                ```{code-cell}
                plt.loglog(places, curve);
                ```

                """,
            arguments: ["build", "page.md"], style: { $0.replacing("height 0", with: "height \($1)") },
            recorded: [1.0, 1.4, 3.2]),
    ]

    var isInstalled: Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(executable)") }
    }

    /// The least of some repetitions each: nothing changed, prose, style.
    func measure() throws -> [(String, Double)] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "notebook-peer-\(UInt32.random(in: 0 ... .max))"
        ).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let edits: [(String, (Int) -> String)] = [
            ("nothing changed", { _ in text }), ("prose", { text + "\nOne more sentence, the \($0)th.\n" }),
            ("style of a figure", { style(text, $0) }),
        ]
        return try edits.map { name, edited in
            _ = try build(text, in: folder)
            return (name, try (1...Self.repetitions).map { try build(edited($0), in: folder) }.min() ?? .nan)
        }
    }

    private func build(_ text: String, in folder: String) throws -> Double {
        let path = "\(folder)/\(file)"
        if FileManager.default.contents(atPath: path) != Data(text.utf8) {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        }
        return try TimedProcess.run([executable] + arguments, in: folder).seconds
    }
}
