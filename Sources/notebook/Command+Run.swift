import ChapterReading
import ChapterRunning
import Foundation
import NotebookGenerator
import Storage
import Weaving

extension Command {
    func run() -> ExitCode {
        do {
            return try runThrowing()
        } catch let outdated as OutdatedBuild {
            return compileAgain(outdated)
        } catch {
            Terminal.error.print("notebook: \(error as? SystemFailure ?? SystemFailure(error))\n")
            return .failure
        }
    }

    private func runThrowing() throws -> ExitCode {
        switch self {
        case .help(nil): Terminal.output.print(CommandName.overview)
        case .help(let name?): Terminal.output.print(name.help)
        case .version: Terminal.output.print("\(Self.versionText)\n")
        case .build(let options): return try build(options)
        case .serve(let port, let only): return try serve(port: port, only: only)
        case .status(let options, let staleOnly): return try status(options, staleOnly: staleOnly)
        case .why(let name): return try why(name)
        case .diff(let revision): try diff(since: revision)
        case .verify(let options, let tolerance): return try verify(options, tolerance: tolerance)
        case .data: try listData()
        case .render(let path): return try render(path)
        case .new(let title): try start(titled: title)
        case .clean: try withProgress { try $0.clean() }
        }
        return .success
    }

    func project() throws -> Project {
        let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return try Project.containing(
            FileManager.default.currentDirectoryPath, products: binary.deletingLastPathComponent().path)
    }

    private func render(_ path: String) throws -> ExitCode {
        let isInput = path == "-"
        let bytes = [UInt8](
            isInput ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: path)))
        let name = isInput ? "standard input" : path
        let rendered = renderFragment(bytes, file: name)
        Terminal.output.print(rendered.html)
        return report(rendered.diagnostics, in: [SourceText(file: name, bytes: bytes)])
    }

    private func start(titled title: String) throws {
        let display = ProgressDisplay(on: .error)
        let path = try NewChapter(in: project(), titled: title).write(observe: display.show)
        Terminal.output.print("\(path)\n")
    }

    private func build(_ options: BuildOptions) throws -> ExitCode {
        let start = ContinuousClock.now
        let report = try withProgress { try $0.build(options) }
        let code = self.report(report.diagnostics, in: report.sources)
        Terminal.error.print(report.summary(publishes: options.publishes, seconds: start.duration(to: .now) / .seconds(1)))
        if options.makesPDF, report.isPublished { Terminal.output.print("\(try PrintedReport(of: project()).write())\n") }
        return code
    }

    /// Runs `body` with a builder that shows on the terminal what it does.
    func withProgress<Result>(_ body: (Builder) throws -> Result) throws -> Result {
        let display = ProgressDisplay(on: .error)
        defer { display.finish() }
        return try body(Builder(project: project(), observe: display.show))
    }

    /// Prints what is wrong, and says what that means for the exit code.
    func report(_ diagnostics: [Diagnostic], in sources: [SourceText]) -> ExitCode {
        let printer = DiagnosticPrinter(sources: sources, isColoured: Terminal.error.hasColour)
        Terminal.error.print(printer.text(of: diagnostics))
        return diagnostics.contains { $0.severity == .error } ? .authorErrors : .success
    }
}

extension BuildReport {
    /// The last line of a build: `12 of 85 blocks ran; 5 pages in site/ (3.2 s)`.
    fileprivate func summary(publishes: Bool, seconds: Double) -> String {
        let blocks = "\(ran.count) of \(blockCount) blocks ran"
        let time = String(format: seconds < 1 ? "%.2f s" : "%.1f s", seconds)
        if errorCount > 0 && !isPublished {
            return "\(errorCount) \(errorCount == 1 ? "error" : "errors"); \(blocks); the site is as it was (\(time))\n"
        }
        if !missing.isEmpty {
            return
                "\(blocks); not published, for these chapters are not up to date: \(missing.joined(separator: ", ")) (\(time))\n"
        }
        return "\(blocks); \(pageCount) pages\(publishes ? " in site/, open site/index.html" : " are sound") (\(time))\n"
    }
}
