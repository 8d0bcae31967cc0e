/// A position in a source file: UTF-8 columns, lines and columns from 1.
package struct SourceLocation: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    /// The path as the author knows it, relative to the project's root.
    package let file: String
    package let line: Int
    package let column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    package var description: String { "\(file):\(line):\(column)" }

    /// `line 3`, or `line 3 of chapters/parts/a.md` where that is another file than `place` is in.
    package func line(seenFrom place: SourceLocation) -> String { "line \(line)" + (file == place.file ? "" : " of \(file)") }

    package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
