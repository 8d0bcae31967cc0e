import Foundation
import NotebookGenerator

extension Command {
    func run() -> ExitCode {
        do {
            return try runThrowing()
        } catch {
            Terminal.error.print("notebook: \(error)\n")
            return .failure
        }
    }

    private func runThrowing() throws -> ExitCode {
        switch self {
        case .help(nil): Terminal.output.print(CommandName.overview)
        case .help(let name?): Terminal.output.print(name.help)
        case .version: Terminal.output.print("\(Self.versionText)\n")
        case .build(let options), .check(let options): return try build(options)
        case .render(let path): return try render(path)
        case .new(let title): Terminal.output.print("\(try NewChapter(in: project(), titled: title).write())\n")
        case .clean: try NotebookGenerator.clean(project())
        }
        return .success
    }

    private func project() throws -> Project {
        let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return try Project.containing(
            FileManager.default.currentDirectoryPath, products: binary.deletingLastPathComponent().path)
    }

    private func render(_ path: String) throws -> ExitCode {
        let bytes = path == "-" ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: path))
        let rendered = renderFragment([UInt8](bytes), file: path == "-" ? "standard input" : path)
        Terminal.output.print(rendered.html)
        return report(rendered.diagnostics, sources: [])
    }

    private func build(_ options: BuildOptions) throws -> ExitCode {
        .success
    }

    private func report(_ diagnostics: [Diagnostic], sources: [SourceText]) -> ExitCode {
        .success
    }
}
