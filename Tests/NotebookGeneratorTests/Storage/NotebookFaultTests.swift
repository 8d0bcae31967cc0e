import Foundation
import TestSupport
import Testing
@testable import NotebookGenerator
@testable import Storage

/// What can be wrong around a build: each caused for real, with the message, the exit code, and what is left.
@Suite struct NotebookFaultTests {
    /// Something wrong in the project that ends the build with exit code 3, and is put right again.
    struct ProjectFault: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// Shell commands, in the project.
        let cause: String
        let cure: String
        let told: String
    }

    private static let projectFaults = [
        ProjectFault(
            testDescription: "a chapter that is a folder", cause: "mkdir chapters/09-x.md", cure: "rmdir chapters/09-x.md",
            told: "chapters/09-x.md:1:1: error: the chapter cannot be read: is a folder, not a file"),
        ProjectFault(
            testDescription: "a chapter that is a FIFO", cause: "mkfifo chapters/09-x.md", cure: "rm chapters/09-x.md",
            told: "chapters/09-x.md:1:1: error: the chapter cannot be read: is a FIFO, not a file"),
        ProjectFault(
            testDescription: "a chapter that is a device", cause: "ln -s /dev/zero chapters/09-x.md",
            cure: "rm chapters/09-x.md", told: "chapters/09-x.md:1:1: error: the chapter cannot be read: is a device, not a file"),
        ProjectFault(
            testDescription: "a chapter that leads nowhere", cause: "ln -s nowhere chapters/09-x.md",
            cure: "rm chapters/09-x.md",
            told: "chapters/09-x.md:1:1: error: the chapter cannot be read: open: No such file or directory"),
        ProjectFault(
            testDescription: "a chapter in UTF-16", cause: "printf '\\377\\376-\\0-\\0-\\0' > chapters/09-x.md",
            cure: "rm chapters/09-x.md", told: "chapters/09-x.md:1:1: error: invalid UTF-8: byte 0xFF"),
        ProjectFault(
            testDescription: "a chapter of 50 MB", cause: "yes 'A line of text.' | head -c 50000000 > chapters/09-x.md",
            cure: "rm chapters/09-x.md",
            told: "chapters/09-x.md:1:1: error: the chapter has 50 MB, and no page is made of more than 5"),
        ProjectFault(
            testDescription: "two chapters whose names differ in case",
            cause: "printf -- '---\\ntitle: A\\n---\\n' > chapters/09-x.md && cp chapters/09-x.md chapters/09-X.md",
            cure: "rm chapters/09-x.md chapters/09-X.md", told: "chapters/09-x.md:1:1: error: the page `09-x.html` is written by"),
        ProjectFault(
            testDescription: "a style that is a FIFO", cause: "mkfifo chapters/references.csl",
            cure: "rm chapters/references.csl",
            told: "chapters/references.csl:1:1: error: the citations cannot be set: is a FIFO, not a file"),
        ProjectFault(
            testDescription: "a memory that leads to somebody else's folder",
            cause: "mkdir docs && echo mine > docs/build && mv .notebook elsewhere && ln -s docs .notebook",
            cure: "rm .notebook && grep -qx mine docs/build && test $(ls docs) = build && mv elsewhere .notebook",
            told: ".notebook: leads to docs, where `build` lies"),
        ProjectFault(
            testDescription: "a page of somebody else's", cause: "rm -r site && mkdir site && echo mine > site/index.html",
            cure: "grep -qx mine site/index.html && rm site/index.html", told: "site/index.html: not a file of ours"),
    ]

    @Test(arguments: projectFaults) func isToldAndChangesNothing(_ fault: ProjectFault) throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply(MutableProject.edit)
        try project.shell(fault.cause)
        let before = try project.output()
        let result = try project.runNotebook("build")
        // A chapter is its author's, the rest of the project is the system's.
        #expect(result.status == .exited(fault.told.hasPrefix("chapters/") ? 1 : 3), "\(result.output)")
        #expect(result.output.contains(fault.told), "\(result.output)")
        #expect(try project.output() == before)
        try project.shell(fault.cure)
        #expect(try project.runNotebook("build").status == .exited(0))
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
        try project.expectNoLeftovers()
    }

    /// Something unusual about how the notebook is started, which changes nothing of what it makes.
    struct Surroundings: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// A shell command; `"$@"` is the notebook's.
        let command: String
    }

    private static let surroundings = [
        Surroundings(testDescription: "a reader that has enough", command: "\"$@\" 2>&1 | head -c 1 >/dev/null"),
        Surroundings(testDescription: "a full disk behind the output", command: "\"$@\" >/dev/full 2>&1"),
        Surroundings(testDescription: "no standard streams", command: "\"$@\" <&- >&- 2>&-"),
        Surroundings(
            testDescription: "no home and no folder for temporary files", command: "env -u HOME TMPDIR=/nonexistent \"$@\""),
        Surroundings(
            testDescription: "another language, time zone and umask",
            command: "umask 077 && LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 TZ=Asia/Kolkata \"$@\""),
        Surroundings(
            testDescription: "a folder for temporary files with an odd name",
            command: "d=$(mktemp -d) && mkdir \"$d/it's \\$x ü\" && TMPDIR=\"$d/it's \\$x ü\" \"$@\"; s=$?; rm -r \"$d\"; exit $s"
        ),
        Surroundings(
            testDescription: "a clock that was set back",
            command: "find chapters figures site .notebook -exec touch -h -d '+400 days' {} + && \"$@\""),
        Surroundings(testDescription: "few open files", command: "ulimit -n 256 && \"$@\""),
        Surroundings(testDescription: "signals ignored", command: "trap '' PIPE INT HUP CHLD && \"$@\""),
        Surroundings(testDescription: "eight jobs", command: "\"$@\" --jobs 8"),
        Surroundings(testDescription: "one job", command: "\"$@\" --jobs 1"),
    ]

    @Test(arguments: surroundings) func changesNothing(_ around: Surroundings) throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply(MutableProject.edit)
        let result = try project.runNotebook("build", inShell: around.command)
        #expect(result.status == .exited(0), "\(result.output)")
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
        try project.expectNoLeftovers()
    }

    /// What a command says is what it was asked for: losing it is a failure, unless the reader had enough.
    @Test func whatCannotBeSaidIsAFailure() throws {
        let project = try MutableProject.builtByNotebook().copy()
        let full = try project.runNotebook("status", inShell: "\"$@\" >/dev/full")
        #expect(full.status == .exited(3))
        #expect(full.output.contains("notebook: standard output: No space left on device"), "\(full.output)")
        #expect(try project.runNotebook("status", inShell: "{ \"$@\"; echo $? >&2; } | true").output.hasSuffix("0\n"))
    }

    @Test func aFolderThatIsGone() throws {
        let project = try MutableProject.builtByNotebook().copy()
        let gone = try project.runNotebook("status", inShell: "mkdir gone && cd gone && rmdir ../gone && \"$@\"")
        #expect(gone.status == .exited(3) && gone.output.contains("is not there any more"), "\(gone.output)")
    }

    @Test(.enabled(if: geteuid() == 0, "mounting takes the rights of root")) func aSiteWhereSomethingIsMounted() throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply(MutableProject.edit)
        try project.shell("mount -t tmpfs tmpfs site")
        defer { try? project.shell("umount -l site; true") }
        let result = try project.runNotebook("build")
        #expect(result.status == .exited(3))
        #expect(result.output.contains("/site: rename: "), "\(result.output)")
        #expect(result.output.contains("mount the folder around it"), "\(result.output)")
        try project.shell("umount -l site")
        #expect(try project.runNotebook("build").status == .exited(0))
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
    }

    /// Where nothing may be written, the message names it, and what is there stays.
    @Test(.enabled(if: geteuid() == 0, "mounting takes the rights of root"), arguments: ["figures", ".notebook", "."])
    func aFolderThatMayNotBeWritten(_ folder: String) throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply(MutableProject.edit)
        let before = try project.output()
        let place = "\"$PWD/\(folder)\""
        let result = try project.runNotebook(
            "build",
            inShell: "mount --bind \(place) \(place) && mount -o remount,bind,ro \(place) && cd \"$PWD\" && \"$@\"; s=$?;"
                + " cd / && umount -l \"$OLDPWD/\(folder)\"; exit $s")
        #expect(result.status == .exited(3), "\(result.output)")
        #expect(result.output.contains(folder == "." ? project.root : "\(project.root)/\(folder)"), "\(result.output)")
        #expect(result.output.contains("Read-only file system"), "\(result.output)")
        if folder != "figures" { #expect(try project.output() == before) }
        #expect(try project.runNotebook("build").status == .exited(0))
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
        try project.expectNoLeftovers()
    }

    /// Somebody else's project can be looked at by nobody who may not write there; nothing of it changes.
    @Test(.enabled(if: geteuid() == 0, "another user takes the rights of root")) func anotherUser() throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply(MutableProject.edit)
        let before = try project.output()
        let result = try project.runNotebook(
            "build", inShell: "setpriv --reuid=65534 --regid=65534 --clear-groups \"$@\"")
        #expect(result.status == .exited(3), "\(result.output)")
        #expect(result.output.contains("Permission denied"), "\(result.output)")
        #expect(try project.output() == before)
        #expect(try project.runNotebook("build").status == .exited(0))
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
    }

    /// A site that may not be replaced stays as it is, and is named.
    @Test(.enabled(if: geteuid() == 0, "another user takes the rights of root")) func aSiteThatMayNotBeWritten() throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply(MutableProject.edit)
        try project.shell("chown -R 65534:65534 . && chown -R 0:0 site && chmod 755 site")
        let before = try project.output()
        // The compiler's cache is this user's.
        let result = try project.runNotebook(
            "build", inShell: "PATH=${PATH#*:} HOME=/tmp setpriv --reuid=65534 --regid=65534 --clear-groups \"$@\"")
        #expect(result.status == .exited(3), "\(result.output)")
        #expect(result.output.contains("\(project.root)/site"), "\(result.output)")
        #expect(result.output.contains("Permission denied"), "\(result.output)")
        #expect(try project.output() == before)
        try project.shell("chown -R 0:0 .")
        #expect(try project.runNotebook("build").status == .exited(0))
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
        try project.expectNoLeftovers()
    }

    /// What may not be looked at could not be kept: it is told, and stays as it is.
    @Test(.enabled(if: geteuid() == 0, "another user takes the rights of root")) func aFolderInTheSiteThatMayNotBeRead() throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply(MutableProject.edit)
        try project.shell(
            "mkdir site/private && echo mine > site/private/notes && chown -R 65534:65534 . && chmod 0 site/private")
        let before = try project.output()
        // The compiler's cache is this user's.
        let result = try project.runNotebook(
            "build", inShell: "PATH=${PATH#*:} HOME=/tmp setpriv --reuid=65534 --regid=65534 --clear-groups \"$@\"")
        #expect(result.status == .exited(3), "\(result.output)")
        #expect(result.output.contains("\(project.root)/site/private: open: Permission denied"), "\(result.output)")
        #expect(try project.output() == before)
        try project.shell("chown -R 0:0 . && rm -r site/private")
        #expect(try project.runNotebook("build").status == .exited(0))
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
    }

    /// Libraries that are not as their packages have them: the engine of formulas is told at the first one that needs it, what the notebook
    /// is linked with by the system's loader.
    @Test(
        arguments: [
            ("libjavascriptcoregtk-4.1.so.0", 1, "is missing: install it with `apt-get install libjavascriptcoregtk-4.1-0`"),
            ("libcairo.so.2", 127, "error while loading shared libraries"),
        ] as [(String, Int32, String)])
    func aMissingLibrary(_ name: String, _ status: Int32, _ told: String) throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply([.replace(Change.first, "Half", "$x_{19}$ half")])
        let before = try project.output()
        try project.shell("mkdir broken && : > broken/\(name)")
        let result = try project.runNotebook("build", inShell: "LD_LIBRARY_PATH=\"$PWD/broken\" \"$@\"")
        #expect(result.status == .exited(status), "\(result.output)")
        #expect(result.output.contains(name) && result.output.contains(told), "\(result.output)")
        #expect(try project.output() == before)
        try project.shell("rm -r broken")
        #expect(try project.runNotebook("build").status == .exited(0))
    }

    /// A build that is asked to end ends its blocks and leaves what a build that is killed leaves.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aBuildThatIsAskedToEnd(_ signal: Int32) throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply(MutableProject.edit)
        let process = try project.startNotebook("build")
        Thread.sleep(forTimeInterval: 0.3)
        process.end(with: signal)
        _ = process.wait()
        #expect(try project.runNotebook("build").status == .exited(0))
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
        try project.expectNoLeftovers()
    }
}

extension MutableProject {
    /// Runs a shell command in the project.
    func shell(_ command: String) throws {
        let result = try ChildProcess.run(["sh", "-ec", command], in: root)
        guard result.status == .exited(0) else { throw SystemFailure("\(command): \(result.output)") }
    }
}
