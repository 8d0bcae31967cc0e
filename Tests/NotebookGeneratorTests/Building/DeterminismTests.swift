import Foundation
import TestSupport
import Testing
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// A report is the same bytes wherever, however and how often it is built from nothing, its record included.
@Suite struct DeterminismTests {
    /// How a build is started; `"$@"` is the notebook's command.
    private static let ways = [
        NamedCase("again", "\"$@\""), NamedCase("one job", "\"$@\" --jobs 1"), NamedCase("two jobs", "\"$@\" --jobs 2"),
        NamedCase("eight jobs, on one processor", "taskset -c 0 \"$@\" --jobs 8"),
        NamedCase(
            "another umask, language and time zone",
            "umask 077 && LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 TZ=Pacific/Chatham \"$@\" --jobs 2"),
        NamedCase("another user's home, and no terminal", "env -i PATH=\"$PATH\" SOURCE_DATE_EPOCH=1795219200 HOME=/ \"$@\""),
    ]

    /// Where nothing was recorded: all but how long it took.
    @Test(arguments: ways) func theRecordIsTheSame(_ way: NamedCase<String>) throws {
        let base = try MutableProject.builtByNotebook()
        let project = try base.copy(remembering: false)
        let result = try project.runNotebook("build", inShell: way.value)
        #expect(result.status == .exited(0), "\(result.output)")
        let (record, other) = (try base.files(in: "figures"), try project.files(in: "figures"))
        #expect(record.keys.sorted() == other.keys.sorted())
        for (name, bytes) in record where name != RecordedDurations.fileName {
            #expect(other[name] == bytes, "figures/\(name) differs")
        }
        #expect(try project.output() == base.output())
    }

    /// Where the record is there, as in any clone, its durations are the site's.
    @Test(arguments: ways.sampled(every: 3)) func theSiteIsTheSame(_ way: NamedCase<String>) throws {
        let base = try MutableProject.builtByNotebook()
        let project = try base.copy(remembering: false)
        try FileManager.default.copyItem(atPath: base.place.figures, toPath: project.place.figures)
        let result = try project.runNotebook("build", inShell: way.value)
        #expect(result.status == .exited(0), "\(result.output)")
        for folder in ["figures", "site"] {
            let (one, other) = (try base.files(in: folder), try project.files(in: folder))
            #expect(one.keys.sorted() == other.keys.sorted())
            for (name, bytes) in one { #expect(other[name] == bytes, "\(folder)/\(name) differs") }
        }
    }
}
