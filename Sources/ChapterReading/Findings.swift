/// The mistakes found in one chapter so far, and the text that they are in.
struct Findings {
    let source: SourceText
    private(set) var diagnostics: [Diagnostic] = []

    init(source: SourceText) {
        self.source = source
    }

    /// - Parameter range: bytes of the file; what is underlined ends with the line.
    mutating func report(_ fault: ReadingFault, at range: Range<Int>) {
        report(fault, at: source.location(at: range.lowerBound), length: source.lengthInLine(range))
    }

    mutating func report(_ fault: ReadingFault, at location: SourceLocation, length: Int) {
        diagnostics.append(Diagnostic(fault, at: location, length: length))
    }

    mutating func report(_ found: [Diagnostic]) { diagnostics += found }
}

extension Diagnostic {
    init(_ fault: ReadingFault, at location: SourceLocation, length: Int) {
        self.init(fault.severity, at: location, length: max(length, 1), fault.summary, help: fault.help)
    }
}
