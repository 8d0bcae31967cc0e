import ChapterRunning
import Foundation
import Storage

/// Starts a chapter: a small one that builds as it is, for its author to write over.
package struct NewChapter {
    package let project: Project
    package let title: String

    package init(in project: Project, titled title: String) {
        self.project = project
        self.title = title
    }

    /// Writes the chapter, numbered after the last one, and returns its path inside the project.
    package func write(observe: @escaping BuildObserver = { _ in }) throws -> String {
        try Builder(project: project, observe: observe).withLock { try write(under: slug) }
    }

    /// The title's words in Latin letters without accents, for the file's name and the page's address.
    private var slug: String {
        let latin = title.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false) ?? title
        let words = latin.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        // A name has an end, and an address is read.
        let name = words.reduce("") { $0.count + $1.count < 80 ? $0 + ($0.isEmpty ? "" : "-") + $1 : $0 }
        return name.isEmpty ? "chapter" : name
    }

    private func write(under slug: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: project.chapters)
        let chapters = names.filter { $0.hasSuffix(".md") }
        // A longer number is no chapter's: a date, say.
        let last = chapters.map { $0.prefix { $0.isNumber } }.filter { $0.count < 5 }.compactMap { Int($0) }.max() ?? 0
        let name = "\(last < 9 ? "0" : "")\(last + 1)-\(slug).md"
        try AtomicFile.write(
            Data(text(number: last + 1).utf8), to: "\(project.chapters)/\(name)", through: project.folder.scratch)
        return "chapters/\(name)"
    }

    /// On one line.
    private var quotedTitle: String {
        let title = title.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\"\(title.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\""))\""
    }

    /// - Parameter number: of the chapter; a figure's name is the only one of its kind in the report.
    private func text(number: Int) -> String {
        """
        ---
        title: \(quotedTitle)
        summary: What this chapter shows, in a sentence.
        ---

        What is the question? The sum below has \(inline("terms.count")) terms and comes to \(inline("total.formatted(digits: 6)")).

        ```swift experiment terms
        return (1...40).map { 1 / Double($0 * $0) }
        ```

        ```swift experiment total
        return terms.reduce(0, +)
        ```

        ```swift figure fig-sums-\(number)
        //| caption: The partial sums of $\\sum_k k^{-2}$.
        //| alt: A curve that rises fast and then flattens.
        var sum = 0.0
        let partialSums = terms.map { term in
            sum += term
            return sum
        }
        return Plot(x: .linear("$k$"), y: .linear("partial sum")) {
            Line(x: Array(1...partialSums.count), y: partialSums)
        }
        ```

        @fig-sums-\(number) shows how they grow towards $\\pi^2/6$.

        ```swift check limit
        expect(
            total, within: .bound(1.0 / 40, "the terms after the 40th sum to less"),
            of: Double.pi * Double.pi / 6, "the sum")
        ```

        """
    }

    private func inline(_ expression: String) -> String { "`{swift} \(expression)`" }
}
