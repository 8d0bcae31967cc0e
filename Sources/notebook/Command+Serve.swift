import ChapterRunning
import Foundation
import NotebookGenerator
import Storage

extension Command {
    /// Serves until it is ended. When an edit of its own sources made another notebook, it starts again as that one.
    func serve(port: UInt16?, _ selection: BuildOptions) throws -> ExitCode {
        let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
        let display = ProgressDisplay(on: .error)
        let preview = try Preview(project(), port: port, selection, observe: display.show) { news in
            display.finish()
            tell(news)
        }
        try preview.endProcessOnSignals()
        Terminal.output.print("Preview at \(preview.address), until Ctrl-C\n")
        if try preview.run() == .replaced { try goOn(as: binary, port: preview.port, selection) }
        return .success
    }

    private func tell(_ news: Preview.News) {
        switch news {
        case .buildingSources: Terminal.error.print("building the sources\n")
        case .sourcesFailed(let text): Terminal.error.print(text + "the sources have errors: waiting for an edit\n")
        case .failed(let text): Terminal.error.print("notebook: \(text)\n")
        case .built(let report, let seconds):
            _ = self.report(report.diagnostics, in: report.sources)
            let time = String(format: seconds < 1 ? "%.2f s" : "%.1f s", seconds)
            Terminal.error.print("\(report.ran.count) of \(report.blockCount) blocks ran; \(report.pageCount) pages (\(time))\n")
        }
    }

    /// Becomes the program at `binary`. Open pages find it on the same port.
    private func goOn(as binary: String, port: UInt16, _ selection: BuildOptions) throws {
        Terminal.error.print("starting again as the new notebook\n")
        let arguments =
            [binary, CommandName.serve.rawValue, "--port", "\(port)"] + selection.only.flatMap { ["--only", $0] }
            + selection.settings.flatMap { ["--set", $0.text] }
        try Self.become(binary, arguments)
    }
}
