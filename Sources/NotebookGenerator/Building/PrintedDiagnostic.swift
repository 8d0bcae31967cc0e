import ChapterReading
import ChapterRunning

/// Something that the author has to know of, as the page and the terminal show it.
package struct PrintedDiagnostic: Sendable, Equatable {
    package var severity: Diagnostic.Severity
    /// As a compiler prints it.
    package var text: String
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
