import ChapterReading
import NotebookGenerator

/// The commands by name, with what `--help` says of them.
enum CommandName: String, CaseIterable {
    case `init`, build, serve, check, status, why, show, diff, verify, data, render, new, clean, install, uninstall, cells
    case editSupport = "edit-support"

    init(parsing text: String) throws(UsageError) {
        guard let name = CommandName(rawValue: text) else {
            let near = nearMiss(of: text, among: CommandName.allCases.map(\.rawValue))
            let suggestion = near.map { "Did you mean `\($0)`? " } ?? ""
            throw UsageError(message: "unknown command `\(text)`", hint: suggestion + "`notebook --help` lists the commands.")
        }
        self = name
    }

    var synopsis: String {
        switch self {
        case .`init`: "notebook init [--github]"
        case .show: "notebook show NAME [--json]"
        case .install: "notebook install [--prefix FOLDER]"
        case .editSupport: "notebook edit-support"
        case .uninstall: "notebook uninstall [--prefix FOLDER]"
        case .build:
            "notebook build [--only CHAPTER]… [--again NAME]… [--set NAME=VALUE]… [--engine local|slurm]"
                + " [--slurm OPTION]… [--task-seconds N] [--jobs N] [--allow-errors] [--pdf]"
                + " [--dry-run|--recorded]"
        case .serve: "notebook serve [--port N] [--only CHAPTER]… [--set NAME=VALUE]…"
        case .check: "notebook check [--only CHAPTER]… [--again NAME]… [--set NAME=VALUE]… [--jobs N]"
        case .status: "notebook status [--only CHAPTER]… [--set NAME=VALUE]…"
        case .why: "notebook why NAME"
        case .diff: "notebook diff [REVISION]"
        case .verify: "notebook verify [--only CHAPTER]… [--tolerance T]"
        case .data: "notebook data"
        case .render: "notebook render FILE|-"
        case .new: "notebook new TITLE"
        case .clean: "notebook clean"
        case .cells: "notebook cells BATCH TASK"
        }
    }

    var summary: String {
        switch self {
        case .`init`: "start a report in a package, or in an empty folder"
        case .show: "print the value of a block: what an experiment returned, a table, a claim, a figure's data"
        case .install: "install the notebook, to be used beside any package"
        case .editSupport: "write tasks for an editor, which show what is wrong at its place"
        case .uninstall: "remove what `install` put in place"
        case .build: "run what has to run, and publish the site"
        case .serve: "show the report in a browser, and build again after every edit"
        case .check: "build without publishing: every claim and every reference is checked"
        case .status: "say of each block whether it is fresh, or stale and why"
        case .why: "say why a block would run again"
        case .diff: "say which reported values moved since a commit, and by how much"
        case .verify: "compute everything again and compare it with the recorded values"
        case .data: "list the data sets: which are here, and how to get the others"
        case .render: "turn one Markdown file (or standard input) into an HTML fragment"
        case .new: "start a chapter"
        case .cells: "run the cells of one task of a cluster: what `build --engine slurm` has its nodes do"
        case .clean: "remove the site and everything that the notebook remembers"
        }
    }

    var details: String {
        switch self {
        case .build:
            """
              --only CHAPTER   run only chapters whose file name starts with CHAPTER (`03`, `index`); the site is
                               published when all the others are up to date
              --again NAME     run this block although nothing changed (CHAPTER/NAME where several are called so: `03/errors`)
              --set NAME=VALUE another value for a parameter that a chapter's front matter declares (CHAPTER/NAME=VALUE for one
                               chapter); the pages say so, and figures/ keeps what the chapters' own values gave
              --engine slurm   run the cells of sweeps on a cluster (default: `local`, all cores of this machine); the project
                               and the notebook lie on a file system that the nodes share; Ctrl-C cancels the jobs
              --slurm OPTION   an option for sbatch: --slurm --partition=long --slurm --time=10
              --task-seconds N how long a task of a cluster should last (default: 60): so many cells has each
              --jobs N         chapters at once (default: one a core)
              --allow-errors   publish with the errors shown in their places
              --pdf            print the whole report into site/report.pdf, too (needs Chromium)
              --dry-run        say what would run, and run nothing
              --recorded       publish what figures/ holds: nothing is compiled or run, each result tells its record's
                               day and commit, and what changed since is told

            Exit code 0: built. 1: the chapters have errors, all of them listed; the last good site is as it was.
            2: wrong arguments. 3: a tool or the system failed.
            """
        case .serve:
            """
              --port N         listen on this port of this machine alone (default: 8000, or the next that is free)
              --only CHAPTER   run only chapters whose file name starts with CHAPTER
              --set NAME=VALUE another value for a parameter that a chapter's front matter declares

            The preview is built into a folder of its own: site/ and figures/ stay as the last build left them. Errors are shown
            in the page. After an edit in Sources/, `swift build` runs first. Ctrl-C ends it.
            """
        case .`init`:
            """
              --github   write .github/workflows/report.yml too, which builds the report and publishes it on GitHub Pages

            Writes chapters/index.md and a first chapter, which build as they are, and adds what builds make to .gitignore. An empty
            folder becomes a package first. Chapters import NotebookKit and Plotting unasked, and any library target of the package and
            of its dependencies in a `swift shared` block. The report's title is that of chapters/index.md.
            """
        case .show:
            """
              NAME     a block's name, or CHAPTER/NAME where several chapters have one of this name
              --json   as JSON, on one line

            Prints what the last build stored; nothing runs.
            """
        case .install:
            """
              --prefix FOLDER   where to: the program goes to FOLDER/bin, the rest to FOLDER/lib/notebook (default: ~/.local)

            Run it in the notebook's own package: `swift run -c release notebook install`. With DESTDIR in the environment all is
            written below that folder. Chapters are then compiled by the compiler that built the notebook; install again after a
            change of it.
            """
        case .editSupport:
            """
              Writes .vscode/tasks.json, if it is not there: `notebook build` and `notebook serve` as tasks, with their messages matched.
              Completion inside blocks it does not give.
            """
        case .uninstall:
            """
              --prefix FOLDER   where from (default: where this notebook is installed, or ~/.local)
            """
        case .check:
            """
              --only CHAPTER   only chapters whose file name starts with CHAPTER
              --again NAME     run this block although nothing changed
              --set NAME=VALUE another value for a parameter that a chapter's front matter declares
              --jobs N         chapters at once (default: one a core)
            """
        case .status:
            """
              --only CHAPTER   only chapters whose file name starts with CHAPTER
              --set NAME=VALUE another value for a parameter that a chapter's front matter declares
            """
        case .why: "  NAME   a block's name, or CHAPTER/NAME where several chapters have one of this name"
        case .diff:
            """
              REVISION   the commit to compare with (default: HEAD)

            Compares figures/ as the last build left it with figures/ in the commit: what a page prints digit by digit, numbers in
            full within 1e-9 of them. Exit code 0, whether values moved or not.
            """
        case .verify:
            """
              --only CHAPTER   only chapters whose file name starts with CHAPTER
              --tolerance T    ignore relative changes of numbers in full up to T: processors round differently
                               (default: 1e-6, and 1e-9 for what other code came to)

            Nothing is published or recorded. Exit code 0: every value came out again. 1: some did not, all of them listed.
            """
        case .data:
            """
              Data sets are looked for in the folder that NOTEBOOK_DATA names, or in data/ beside Package.swift, then in
              chapters/data.
            """
        case .render: "  FILE   a CommonMark file, `-` for standard input; the fragment goes to standard output"
        case .new: "  TITLE   the chapter's title; its file is numbered after the last one"
        case .cells: "  BATCH   the file that the build left in .notebook/cluster\n  TASK    which part of its cells, from 0"
        case .clean: "  Only the site, without its README.md, and the folder .notebook are removed; figures stay."
        }
    }

    var help: String { "\(summary.prefix(1).uppercased() + summary.dropFirst()).\n\nUsage: \(synopsis)\n\n\(details)\n" }

    static var overview: String {
        let width = (allCases.map { $0.rawValue.count }.max() ?? 0) + 2
        let list = allCases.map { "  " + $0.rawValue.padding(to: width) + $0.summary }
        return """
            Builds a report from Markdown chapters with Swift in them.

            Usage: notebook COMMAND [OPTIONS]

            \(list.joined(separator: "\n"))

            `notebook COMMAND --help` tells more; `notebook --version` tells the version.

            """
    }
}

extension String {
    func padding(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 0)) }
}
