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
        } catch let unknown as UnknownSelection {
            let near = nearMiss(of: unknown.name, among: unknown.known).map { ": did you mean `\($0)`?" } ?? ""
            Terminal.error.print("notebook: \(unknown)\(near)\n")
            return .usage
        } catch let wrong as WrongArgument {
            Terminal.error.print("notebook: \(wrong)\n")
            return .usage
        } catch let fault as ParameterFault {
            Terminal.error.print("notebook: \(fault.message)\n")
            return .usage
        } catch let problems as SourceProblems {
            Terminal.error.print(problems.text)
            return .authorErrors
        } catch {
            Terminal.error.print("notebook: \(error as? SystemFailure ?? SystemFailure(error))\n")
            return .failure
        }
    }

    private func runThrowing() throws -> ExitCode {
        switch self {
        case .help(nil): Terminal.output.print(CommandName.overview)
        case .help(let name?): Terminal.output.print(name.help)
        case .version: Terminal.output.print(try version())
        case .build(let options): return try build(options)
        case .serve(let port, let selection): return try serve(port: port, selection)
        case .status(let options, let staleOnly): return try status(options, staleOnly: staleOnly)
        case .why(let name): return try why(name)
        case .diff(let revision): try diff(since: revision)
        case .verify(let options, let tolerance): return try verify(options, tolerance: tolerance)
        case .data: try listData()
        case .render(let path): return try render(path)
        case .new(let title): try start(titled: title)
        case .start(let publishesOnGitHub): try startReport(publishesOnGitHub: publishesOnGitHub)
        case .editSupport: try supportEditor()
        case .install(let prefix): try install(under: prefix)
        case .uninstall(let prefix): try uninstall(from: prefix)
        case .show(let name, let asJSON): return try show(name, asJSON: asJSON)
        case .cells(let batch, let task): return try SlurmTask(batchAt: batch, index: task).run() == 0 ? .success : .authorErrors
        case .clean: try withProgress(buildingPackage: false) { try $0.clean() }
        }
        return .success
    }

    func project() throws -> Project {
        try Project.containing(workingFolder(), notebook: NotebookPlace())
    }

    /// - Throws: when it has been removed, or may not be looked at.
    func workingFolder() throws -> String {
        let folder = FileManager.default.currentDirectoryPath
        guard folder.hasPrefix("/") else {
            throw SystemFailure("the folder in which this runs is not there any more: go to another one")
        }
        return folder
    }

    private func render(_ path: String) throws -> ExitCode {
        let isInput = path == "-"
        var isFolder: ObjCBool = false
        guard isInput || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue else {
            throw WrongArgument(
                "\(path): \(isFolder.boolValue ? "is a folder: name a Markdown file in it" : "there is no such file")")
        }
        let bytes = [UInt8](try isInput ? PlainFile.readStandardInput() : PlainFile.read(path))
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
        let report = try withProgress(buildingPackage: false) { builder in
            try builder.publishRecordFirst(options)
            if options.purpose != .record { try builder.buildPackage() }
            return try builder.build(options)
        }
        let code = self.report(report.diagnostics, in: report.sources)
        Terminal.error.print(report.summary(of: options, seconds: start.duration(to: .now) / .seconds(1)))
        guard report.isPublished else { return code }
        let printed = try PrintedReport(of: project())
        if options.makesPDF {
            Terminal.output.print("\(try printed.write(observe: ProgressDisplay(on: .error).show))\n")
        } else if printed.isOutdated {
            Terminal.error.print("site/\(PrintedReport.name) is of an older build: `notebook build --pdf` prints it again\n")
        }
        return code
    }

    /// Runs `body` with a builder that shows on the terminal what it does. A package that nothing else builds for the notebook is built
    /// first.
    func withProgress<Result>(buildingPackage: Bool = true, _ body: (Builder) throws -> Result) throws -> Result {
        let display = ProgressDisplay(on: .error)
        defer { display.finish() }
        let project = try project()
        try TerminationSignals.endChildrenFirst()
        let builder = Builder(project: project, observe: display.show)
        if buildingPackage { try builder.buildPackage() }
        return try body(builder)
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
    fileprivate func summary(of options: BuildOptions, seconds: Double) -> String {
        let blocks =
            options.purpose == .record ? "\(blockCount) blocks from the record" : "\(ran.count) of \(blockCount) blocks ran"
        let time = String(format: seconds < 1 ? "%.2f s" : "%.1f s", seconds)
        if errorCount > 0 && !isPublished {
            return "\(errorCount) \(errorCount == 1 ? "error" : "errors"); \(blocks); the site is as it was (\(time))\n"
        }
        if !missing.isEmpty {
            return
                "\(blocks); not published, for these chapters are not up to date: \(missing.joined(separator: ", ")) (\(time))\n"
        }
        return
            "\(blocks); \(pageCount) pages\(options.publishes ? " in site/, open site/index.html" : " are sound")\(search) (\(time))\n"
    }

    /// What the search weighs; more than its budget is said.
    private var search: String {
        guard let searchSize else { return "" }
        let isHeavy = searchSize > SearchIndex.budget
        return "; search in \(searchSize / 1000) kB" + (isHeavy ? ", more than \(SearchIndex.budget / 1000)" : "")
    }
}
