import ChapterReading
import ChapterRunning

/// Something that the author has to know of, as the page and the terminal show it.
struct PrintedDiagnostic: Sendable, Equatable {
    var severity: Diagnostic.Severity
    /// As a compiler prints it.
    var text: String
}

extension PrintedDiagnostic {
    static func list(_ diagnostics: [Diagnostic], in sources: [SourceText]) -> [PrintedDiagnostic] {
        let printer = DiagnosticPrinter(sources: sources)
        var seen: Set<Diagnostic> = []
        return diagnostics.sorted().filter { seen.insert($0).inserted }.map {
            PrintedDiagnostic(severity: $0.severity, text: printer.text(of: $0))
        }
    }
}
