import ChapterReading
import ChapterRunning
import Foundation
import Storage
internal import CLinux
internal import Glibc

/// `notebook serve`: builds the book, serves it on this machine alone, and builds again after every edit.
///
/// 1. The watcher tells of edits, the debouncer gathers those that follow each other closely.
/// 2. After an edit to the sources `swift build` runs; a notebook that was replaced by it ends, for the new one to go on.
/// 3. The book is built into the preview's own site, errors shown in their places.
/// 4. The site tells open pages, which reload.
///
/// It works on the thread that calls `run`; edits during a build wait in the watcher for the next one.
package final class Preview {
    /// What is told on the terminal.
    package enum News: Sendable {
        case buildingSources
        /// As the compiler told them.
        case sourcesFailed(String)
        case built(BuildReport, seconds: Double)
        /// The tools or the system failed.
        case failed(String)
    }

    package enum Ending: Sendable, Equatable {
        /// Whoever holds its `stopper` ended it.
        case stopped
        /// There is a new notebook where this one was started from.
        case replaced
    }

    private let project: Project
    private let options: BuildOptions
    private let observe: BuildObserver
    private let tell: (News) -> Void
    private let sockets: LoopbackSockets
    private let site: PreviewSite
    private let server: WebServer
    private let watcher: SourceWatcher
    private let binary: WatchedBinary
    private let bell: StopBell
    private var debouncer = Debouncer()
    private var sourceProblems: [PrintedDiagnostic] = []
    private var bookProblems: [PrintedDiagnostic] = []
    /// Of the chapters that are shown, by their slugs.
    private var frontMatter: [String: Chapter.FrontMatter] = [:]

    /// Starts to serve what the last preview left.
    ///
    /// - Parameters:
    ///   - port: nil for the usual one or the next that is free; 0 for any.
    ///   - selection: the chapters whose blocks run, and other values for parameters.
    ///   - binary: the notebook that runs.
    package init(
        _ project: Project, port: UInt16?, _ selection: BuildOptions = BuildOptions(), binary: WatchedBinary = WatchedBinary(),
        observe: @escaping BuildObserver, tell: @escaping (News) -> Void
    ) throws {
        self.project = project
        self.observe = observe
        self.tell = tell
        var options = selection
        options.allowsErrors = true
        options.purpose = .preview(script: PreviewScript.text)
        self.options = options
        self.binary = binary
        bell = try StopBell()
        watcher = try SourceWatcher(root: project.root, data: project.dataFolder.path)
        sockets = try LoopbackSockets.open(port: port)
        let site = PreviewSite(folder: project.preview, port: sockets.port)
        self.site = site
        server = try WebServer(on: sockets, events: site.events) { site.answer($0) }
    }

    package var port: UInt16 { sockets.port }

    /// `http://localhost:8000/`.
    package var address: String { "http://localhost:\(port)/" }

    /// Something that ends `run` from another thread, between two builds.
    var stopper: @Sendable () -> Void { { [bell] in bell.ring() } }

    /// Ends the process, with exit code 0, on Ctrl-C, `kill` or its terminal's closing; whatever is being built can be cut short.
    package func endProcessOnSignals() throws {
        try TerminationSignals.onFirst { [server] _ in
            ChildProcess.endAll()
            server.stop()
            _exit(0)
        }
    }

    /// Builds, and builds again after every edit.
    package func run() throws -> Ending {
        defer { server.stop() }
        // Another package than the notebook's own is built by nobody else.
        var changes: Changes = project.notebook == nil ? .chapters : [.chapters, .sources]
        while true {
            // `clean` may have taken the modules away meanwhile.
            let isGone = project.notebook != nil && !project.isBuilt
            if changes.contains(.sources) || isGone { buildSources() }
            if binary.isReplaced { return .replaced }
            if changes.contains(.chapters) || sourceProblems.isEmpty, let outdated = buildBook() {
                buildAgain(outdated)
                if binary.isReplaced { return .replaced }
            }
            site.show(sourceProblems + bookProblems, frontMatter)
            guard let next = try nextChanges() else { return .stopped }
            changes = next
            site.startBuilding()
        }
    }

    private func buildSources() {
        guard let build = PackageBuild(project) else { return }
        tell(.buildingSources)
        do {
            sourceProblems = try Builder(project: project, observe: observe).withLock { try build.run(observe: observe) }
            try watcher.watchSources(in: project.sourcesElsewhere())
        } catch {
            sourceProblems = [PrintedDiagnostic(severity: .error, text: "\(error)\n")]
        }
        guard !sourceProblems.isEmpty else { return }
        tell(.sourcesFailed(sourceProblems.map(\.text).joined()))
    }

    /// - Returns: the modules that have to be compiled again before it can be built.
    private func buildBook() -> OutdatedBuild? {
        let start = ContinuousClock.now
        do {
            let report = try Builder(project: project, observe: observe).build(options)
            bookProblems = PrintedDiagnostic.list(report.diagnostics, in: report.sources) + leftOut(report)
            frontMatter = report.frontMatter
            tell(.built(report, seconds: start.duration(to: .now) / .seconds(1)))
        } catch let outdated as OutdatedBuild {
            return outdated
        } catch {
            failed("\(error)")
        }
        return nil
    }

    /// Compiles what the package manager did not know to be old, and tries once more.
    private func buildAgain(_ outdated: OutdatedBuild) {
        observe(.notice(outdated.explanation))
        do {
            try Builder(project: project, observe: observe).withLock { try outdated.discardModules(in: project.products) }
        } catch {
            return failed("\(error)")
        }
        buildSources()
        guard !binary.isReplaced, sourceProblems.isEmpty, let outdated = buildBook() else { return }
        failed(outdated.explanation)
    }

    private func failed(_ text: String) {
        bookProblems = [PrintedDiagnostic(severity: .error, text: "\(text)\n")]
        tell(.failed(text))
    }

    private func leftOut(_ report: BuildReport) -> [PrintedDiagnostic] {
        guard !report.missing.isEmpty else { return [] }
        let chapters = report.missing.joined(separator: ", ")
        return [PrintedDiagnostic(severity: .note, text: "Not up to date, and left out by --only: \(chapters)\n")]
    }

    /// Waits for edits; nil when it is to stop.
    private func nextChanges() throws -> Changes? {
        let heartbeat = Duration.seconds(20)
        while true {
            let wait = debouncer.due.map { max(ContinuousClock.now.duration(to: $0), .zero) } ?? heartbeat
            var polled = [watcher.descriptor, bell.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            let ready = poll(&polled, 2, Int32((wait / .milliseconds(1)).rounded(.up)))
            if ready < 0 && errno != EINTR { throw SystemFailure(calling: "poll", on: "the watched folders") }
            if polled[1].revents != 0 { return nil }
            if polled[0].revents != 0 { debouncer.note(try watcher.takeChanges(), at: .now) }
            if let changes = debouncer.take(at: .now) { return changes }
            if ready == 0 { site.events.sendHeartbeat() }
        }
    }
}
