import ChapterReading
import Foundation
import NotebookGenerator

/// What the user asked for.
enum Command {
    case help(CommandName?)
    case version
    case build(BuildOptions)
    case serve(port: UInt16?, BuildOptions)
    case status(BuildOptions, staleOnly: Bool)
    case why(name: String)
    case diff(revision: String)
    case verify(BuildOptions, tolerance: Double?)
    case data
    case render(path: String)
    case new(title: String)
    case start(publishesOnGitHub: Bool)
    case editSupport
    case install(prefix: String)
    case uninstall(prefix: String?)
    case show(name: String, asJSON: Bool)
    case clean
    case cells(batch: String, task: Int)

    static let versionText = "notebook 0.1.0"

    static func parse(_ arguments: [String]) throws(UsageError) -> Command {
        guard let first = arguments.first else { return .help(nil) }
        switch first {
        case "--help", "-h": return .help(nil)
        case "--version": return .version
        case "help": return .help(try arguments.dropFirst().first.map(CommandName.init(parsing:)))
        default: break
        }
        let name = try CommandName(parsing: first)
        var rest = ArgumentList(arguments.dropFirst(), of: name)
        if rest.take(flag: "--help") || rest.take(flag: "-h") { return .help(name) }
        if rest.take(flag: "--version") { return .version }
        let command = try parse(name, &rest)
        try rest.expectEnd()
        return command
    }

    private static func parse(_ name: CommandName, _ rest: inout ArgumentList) throws(UsageError) -> Command {
        switch name {
        case .build:
            var options = try buildOptions(&rest)
            options.makesPDF = rest.take(flag: "--pdf")
            if rest.take(flag: "--recorded") {
                guard options.settings.isEmpty else {
                    throw rest.error("--recorded runs nothing: what --set asks for was not recorded")
                }
                guard options.only.isEmpty else { throw rest.error("--recorded publishes the whole site: leave --only out") }
                guard options.again.isEmpty, options.engine == .local else {
                    throw rest.error("--recorded runs nothing: leave --again and --engine out")
                }
                options.purpose = .record
                return .build(options)
            }
            return rest.take(flag: "--dry-run") ? .status(options, staleOnly: true) : .build(options)
        case .check:
            var options = try buildOptions(&rest)
            options.purpose = .check
            return .build(options)
        case .serve:
            let port = try port(&rest)
            var options = try selection(&rest)
            options.settings = try settings(&rest)
            return .serve(port: port, options)
        case .status:
            var options = try selection(&rest)
            options.settings = try settings(&rest)
            return .status(options, staleOnly: false)
        case .show: return .show(name: try rest.takePositional("NAME"), asJSON: rest.take(flag: "--json"))
        case .`init`: return .start(publishesOnGitHub: rest.take(flag: "--github"))
        case .editSupport: return .editSupport
        case .install:
            return .install(prefix: try rest.take(option: "--prefix", placeholder: "FOLDER") ?? Installation.defaultPrefix)
        case .uninstall: return .uninstall(prefix: try rest.take(option: "--prefix", placeholder: "FOLDER"))
        case .why: return .why(name: try rest.takePositional("NAME"))
        case .diff: return .diff(revision: rest.takeOptionalPositional() ?? "HEAD")
        case .verify: return .verify(try selection(&rest), tolerance: try tolerance(&rest))
        case .data: return .data
        case .render: return .render(path: try rest.takePositional("FILE"))
        case .new: return .new(title: try rest.takePositional("TITLE"))
        case .clean: return .clean
        case .cells:
            let batch = try rest.takePositional("BATCH")
            let text = try rest.takePositional("TASK")
            guard let task = Int(text), task >= 0 else { throw rest.error("TASK is a number from 0, not `\(text)`") }
            return .cells(batch: batch, task: task)
        }
    }

    private static func selection(_ rest: inout ArgumentList) throws(UsageError) -> BuildOptions {
        var options = BuildOptions()
        options.only = try rest.takeAll(option: "--only", placeholder: "CHAPTER")
        if options.only.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
            throw rest.error("--only takes a chapter: CHAPTER is empty")
        }
        return options
    }

    private static func settings(_ rest: inout ArgumentList) throws(UsageError) -> [ParameterSetting] {
        var settings: [ParameterSetting] = []
        for text in try rest.takeAll(option: "--set", placeholder: "NAME=VALUE") {
            guard let setting = ParameterSetting(parsing: text) else {
                throw rest.error("--set takes NAME=VALUE or CHAPTER/NAME=VALUE, not `\(text)`")
            }
            guard !settings.contains(where: { $0.name == setting.name && $0.chapter == setting.chapter }) else {
                throw rest.error("--set \(setting.name) stands there twice: a build has one value for a parameter")
            }
            settings.append(setting)
        }
        return settings
    }

    private static func engine(_ rest: inout ArgumentList) throws(UsageError) -> BuildOptions.Engine {
        let arguments = try rest.takeAll(option: "--slurm", placeholder: "OPTION")
        let text = try rest.take(option: "--task-seconds", placeholder: "N")
        guard let seconds = Double(text ?? "60"), seconds > 0, seconds.isFinite else {
            throw rest.error("--task-seconds takes a number above 0, not `\(text ?? "")`")
        }
        switch try rest.take(option: "--engine", placeholder: "local|slurm") {
        case "slurm": return .slurm(arguments, taskSeconds: seconds, program: programPath)
        case nil, "local":
            guard arguments.isEmpty else { throw rest.error("--slurm tells sbatch something: it needs --engine slurm") }
            guard text == nil else { throw rest.error("--task-seconds is for tasks of a cluster: it needs --engine slurm") }
            return .local
        case let name?: throw rest.error("--engine is `local` or `slurm`, not `\(name)`")
        }
    }

    /// The program that runs: the nodes of a cluster run it too.
    private static var programPath: String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    }

    private static func port(_ rest: inout ArgumentList) throws(UsageError) -> UInt16? {
        guard let text = try rest.take(option: "--port", placeholder: "N") else { return nil }
        guard let port = UInt16(text), port > 0 else { throw rest.error("--port takes a number from 1 to 65535, not `\(text)`") }
        return port
    }

    private static func tolerance(_ rest: inout ArgumentList) throws(UsageError) -> Double? {
        guard let text = try rest.take(option: "--tolerance", placeholder: "T") else { return nil }
        guard let tolerance = Double(text), tolerance >= 0, tolerance.isFinite else {
            throw rest.error("--tolerance takes a number from 0 up, not `\(text)`")
        }
        return tolerance
    }

    private static func buildOptions(_ rest: inout ArgumentList) throws(UsageError) -> BuildOptions {
        var options = try selection(&rest)
        if let jobs = try rest.take(option: "--jobs", placeholder: "N") {
            guard let count = Int(jobs), (1...1024).contains(count) else {
                throw rest.error("--jobs takes a whole number from 1 to 1024, not `\(jobs)`")
            }
            options.jobs = count
        }
        options.settings = try settings(&rest)
        options.engine = try engine(&rest)
        options.allowsErrors = rest.take(flag: "--allow-errors")
        options.again = try rest.takeAll(option: "--again", placeholder: "NAME")
        return options
    }
}
