/// The author's files, by their path below the chapters' folder.
package struct AuthorFiles: Sendable, Equatable {
    private let files: [String: AuthorFile]
    /// What a page shows of those that no browser shows as they are.
    private var drawings: [String: AuthorFile] = [:]

    package init(_ files: [AuthorFile] = []) {
        self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    }

    package subscript(path: String) -> AuthorFile? { files[path] }

    /// What a page shows of the file as a picture.
    package func picture(_ path: String) -> AuthorFile? { drawings[path] ?? files[path] }

    package mutating func draw(_ path: String, as drawing: AuthorFile) { drawings[path] = drawing }

    package var paths: [String] { files.keys.sorted() }

    /// Those and their drawings, in order: all that a page may show or lead to.
    package var shown: [AuthorFile] { paths.flatMap { path in [files[path], drawings[path]].compactMap(\.self) } }
}
