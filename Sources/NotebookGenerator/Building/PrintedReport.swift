import ChapterRunning
import Foundation
import Storage
internal import Glibc

/// The report as a PDF: Chromium prints `site/print.html`, with an outline and page numbers.
package struct PrintedReport {
    package static let name = "report.pdf"

    /// What Debian and others call it.
    private static let browsers = ["chromium", "chromium-browser", "google-chrome"]

    let project: Project

    package init(of project: Project) {
        self.project = project
    }

    /// Whether there is one of ours that was printed before the page became what it is.
    package var isOutdated: Bool {
        let files = ["\(project.site)/\(Self.name)", page].map { try? FileStamp(of: $0) }
        guard let printed = files[0], let page = files[1] else { return false }
        return printed.modified < page.modified && isNoneOfOthers
    }

    private var page: String { "\(project.site)/print.html" }
    private var target: String { "\(project.site)/\(Self.name)" }

    /// Whether what is in its place, if anything is, was printed by Chromium without a window, as we do, and it says so.
    var isNoneOfOthers: Bool {
        guard isPresent(target) else { return true }
        guard let bytes = try? PlainFile.read(target) else { return false }
        return ["HeadlessChrome/", "Skia/PDF"].allSatisfy { bytes.range(of: Data($0.utf8)) != nil }
    }

    /// Writes `site/report.pdf`, while no other command works in the project.
    ///
    /// - Returns: its path.
    package func write(observe: @escaping BuildObserver = { _ in }) throws -> String {
        try Builder(project: project, observe: observe).withLock(writeAlone)
    }

    private func writeAlone() throws -> String {
        guard isNoneOfOthers else {
            throw SystemFailure(
                "\(target): not printed by the notebook, which writes a file of that name: move it out of the way, or remove it")
        }
        guard FileManager.default.isReadableFile(atPath: page) else {
            throw SystemFailure("\(page): not there: build the site first")
        }
        let browser = try Self.browser(on: project.searchPath)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("notebook-pdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = folder.appendingPathComponent(Self.name)
        let result = try ChildProcess.run(
            [
                browser, "--headless", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline",
                "--user-data-dir=\(folder.path)/profile", "--print-to-pdf=\(made.path)",
            ] + (geteuid() == 0 ? ["--no-sandbox"] : []) + [URL(fileURLWithPath: page).absoluteString])
        guard result.status == .exited(0), let bytes = try? Data(contentsOf: made) else {
            throw SystemFailure("\(browser) did not print \(page):\n\(result.output)")
        }
        try AtomicFile.write(bytes, to: target, through: project.folder.scratch)
        return target
    }

    private static func browser(on path: String) throws -> String {
        if let found = browsers.lazy.compactMap(SearchPath(path).file).first { return found }
        throw SystemFailure(
            "a PDF is printed by Chromium, which is not here: install Debian's chromium, or print site/print.html from a browser")
    }
}
