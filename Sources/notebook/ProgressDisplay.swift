import ChapterRunning
import NotebookGenerator
import Synchronization

/// Shows how far a build has come: one line that is redrawn on a terminal, a plain line a block elsewhere.
final class ProgressDisplay: Sendable {
    private struct Running: Sendable {
        var fraction: Double?
        let start: ContinuousClock.Instant
        var cells: CellProgress?
    }

    private let terminal: Terminal
    private let isInteractive: Bool
    private let running = Mutex<[String: Running]>([:])

    init(on terminal: Terminal) {
        self.terminal = terminal
        isInteractive = terminal.isInteractive
    }

    func show(_ event: BuildEvent) {
        running.withLock { running in
            switch event {
            case .started(let chapter, let block): running["\(chapter) \(block)"] = Running(start: .now)
            case .progressed(let chapter, let block, let fraction): running["\(chapter) \(block)"]?.fraction = fraction
            case .swept(let chapter, let block, let done, let count):
                let name = "\(chapter) \(block)"
                var cells = running[name]?.cells ?? CellProgress(of: count)
                if let text = cells.advance(to: done), !isInteractive { line("  \(chapter)  \(block)  \(text)") }
                running[name]?.cells = cells
            case .finished(let chapter, let block, let seconds, let failed, let drawn):
                running["\(chapter) \(block)"] = nil
                let size = drawn.map { ", \(($0 + 500) / 1000) kB" } ?? ""
                let mark = failed ? "failed" : CellProgress.seconds(seconds) + size
                line(
                    "  \(chapter)  \(block.hasPrefix("inline-") ? "inline value" : block)  \(mark)",
                    isQuiet: block.hasPrefix("inline-"))
            case .counted(let stage, let chapters, let total): line("  \(chapters) of \(total) chapters \(stage)")
            case .notice(let text): line("note: \(text)")
            }
            drawBar(running)
        }
    }

    /// Removes the bar, so that what is printed next starts on a clean line.
    func finish() {
        if isInteractive { terminal.print("\r\u{1B}[K") }
    }

    private func line(_ text: String, isQuiet: Bool = false) {
        if isQuiet { return }
        terminal.print(isInteractive ? "\r\u{1B}[K\(text)\n" : "\(text)\n")
    }

    private func drawBar(_ running: [String: Running]) {
        guard isInteractive else { return }
        let parts = running.sorted { $0.key < $1.key }.map { name, state in
            if let cells = state.cells { return "\(name) \(cells.text)" }
            guard let fraction = state.fraction, fraction > 0 else { return "\(name) …" }
            let elapsed = state.start.duration(to: .now) / .seconds(1)
            let filled = Int((fraction * 12).rounded(.down))
            let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: 12 - filled)
            return "\(name) \(bar) \(Int(fraction * 100)) % \(CellProgress.seconds(elapsed / fraction - elapsed)) left"
        }
        terminal.print("\r\u{1B}[K" + String(parts.joined(separator: "   ").prefix(terminal.columns - 1)))
    }
}
