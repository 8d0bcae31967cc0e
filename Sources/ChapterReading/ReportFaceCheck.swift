/// Whether what the report's face names is there.
struct ReportFaceCheck {
    let index: Chapter
    let slugs: [String]
    let files: AuthorFiles?

    func diagnostics() -> [Diagnostic] {
        guard let face = index.frontMatter.report else { return [] }
        let starts = face.parts.map { ("- \($0.start)", $0.start) } + (face.appendices.map { [("appendices", $0)] } ?? [])
        let missing = starts.filter { start in !slugs.contains { $0 != "index" && $0.hasPrefix(start.1) } }
        return missing.map { diagnostic(.noChapterStarts(with: $0.1), at: $0.0) } + logo(face)
    }

    private func logo(_ face: ReportFace) -> [Diagnostic] {
        guard let logo = face.logo, let files else { return [] }
        if let damage = files[logo]?.damage { return [diagnostic(.damagedPicture(logo, damage), at: "logo")] }
        if case .picture? = files[logo]?.kind { return [] }
        return [diagnostic(.noLogo(logo), at: "logo")]
    }

    /// - Parameter start: what the line of the front matter starts with, apart from blanks.
    private func diagnostic(_ fault: ReadingFault, at start: String) -> Diagnostic {
        let lines = String(decoding: index.source.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let line = lines.firstIndex { $0.drop { $0 == " " || $0 == "\t" }.hasPrefix(start) } ?? 0
        return Diagnostic(fault, at: SourceLocation(file: index.path, line: line + 1, column: 1), length: 1)
    }
}
