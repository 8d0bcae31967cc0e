import NotebookGenerator
import Testing
@testable import notebook

/// The command line is read, and mistakes in it are told.
@Suite struct CommandTests {
    private func message(_ arguments: [String]) -> String? {
        do throws(UsageError) {
            _ = try Command.parse(arguments)
            return nil
        } catch {
            return error.message
        }
    }

    @Test(arguments: [
        (["biuld"], "unknown command `biuld`"), (["build", "--frob"], "build: unknown option `--frob`"),
        (["build", "extra"], "build: unexpected argument `extra`"),
        (["build", "--jobs", "0"], "build: --jobs takes a whole number from 1 to 1024, not `0`"),
        (["build", "--only"], "build: --only needs a value: --only CHAPTER"), (["render"], "render: FILE is missing"),
        (["new", " "], "new: TITLE is empty"), (["build", "--jobs", "2", "--jobs=3"], "build: --jobs is given twice"),
        (["build", "--recorded", "--dry-run"], "build: --dry-run does not go with --recorded"),
        (["build", "--job", "2"], "build: unknown option `--job`: did you mean `--jobs`?"),
        (["build", "\u{2014}jobs"], "build: unknown option `\u{2014}jobs`: did you mean `--jobs`?"),
        (["serve", "--port", "70000"], "serve: --port takes a number from 1 to 65535, not `70000`"),
        (["build", "--set", "full"], "build: --set takes NAME=VALUE or CHAPTER/NAME=VALUE, not `full`"),
        (["build", "--set", "=1"], "build: --set takes NAME=VALUE or CHAPTER/NAME=VALUE, not `=1`"),
        (
            ["build", "--set", "a=1", "--set", "b=1", "--set", "a=2"],
            "build: --set a stands there twice: a build has one value for a parameter"
        ),
        (["build", "--recorded", "--set", "a=1"], "build: --recorded runs nothing: what --set asks for was not recorded"),
        (["build", "--recorded", "--again", "fit"], "build: --recorded runs nothing: leave --again and --engine out"),
        (["build", "--recorded", "--engine", "slurm"], "build: --recorded runs nothing: leave --again and --engine out"),
        (["build", "--task-seconds", "5"], "build: --task-seconds is for tasks of a cluster: it needs --engine slurm"),
        (["build", "--only", ""], "build: --only takes a chapter: CHAPTER is empty"),
        (["verify", "--tolerance", "x"], "verify: --tolerance takes a number from 0 up, not `x`"),
    ])
    func wrongUsageIsNamed(_ arguments: [String], _ expected: String) {
        #expect(message(arguments) == expected)
    }

    @Test func optionsAreRead() throws {
        guard
            case .build(let options) = try Command.parse([
                "build", "--only=03", "--only", "index", "--jobs", "2", "--allow-errors",
            ])
        else {
            Issue.record("not a build")
            return
        }
        #expect(options.only == ["03", "index"])
        #expect(options.jobs == 2)
        #expect(options.allowsErrors)
        guard case .build(let check) = try Command.parse(["check"]) else {
            Issue.record("not a check")
            return
        }
        #expect(check.purpose == .check)
    }

    @Test func commandsOfTheToolAreRead() throws {
        guard case .start(true) = try Command.parse(["init", "--github"]), case .start(false) = try Command.parse(["init"]),
            case .install("/opt/x") = try Command.parse(["install", "--prefix", "/opt/x"]),
            case .install("~/.local") = try Command.parse(["install"]), case .uninstall(nil) = try Command.parse(["uninstall"]),
            case .show("rates", true) = try Command.parse(["show", "rates", "--json"]),
            case .build(let options) = try Command.parse(["build", "--again", "rates", "--again=02-fits/fit"])
        else {
            Issue.record("not what was asked for")
            return
        }
        #expect(options.again == ["rates", "02-fits/fit"])
    }

    @Test func portsAreRead() throws {
        let words = ["serve", "--only", "03", "--port=8080", "--set", "03/full=true"]
        guard case .serve(8080, let selection) = try Command.parse(words),
            case .serve(nil, let all) = try Command.parse(["serve"])
        else {
            Issue.record("not what was asked for")
            return
        }
        #expect(selection.only == ["03"] && selection.settings.map(\.text) == ["03/full=true"])
        #expect(all.only.isEmpty && all.settings.isEmpty)
    }

    @Test(arguments: CommandName.allCases) func everyCommandHasHelp(_ name: CommandName) throws {
        guard case .help(name) = try Command.parse([name.rawValue, "--help"]) else {
            Issue.record("no help")
            return
        }
        #expect(name.help.contains("Usage: notebook \(name.rawValue)"))
        #expect(CommandName.overview.contains("  \(name.rawValue)"))
        guard case .version = try Command.parse([name.rawValue, "--version"]) else {
            Issue.record("no version")
            return
        }
    }
}
