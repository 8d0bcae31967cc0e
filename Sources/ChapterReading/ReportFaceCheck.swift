/// Whether what the report's face names is there.
struct ReportFaceCheck {
    let index: Chapter
    let slugs: [String]
    let files: AuthorFiles?

    func diagnostics() -> [Diagnostic] {
        guard let face = index.frontMatter.report else { return [] }
        let starts = face.parts.map { ("-", $0.start) } + (face.appendices.map { [("appendices:", $0)] } ?? [])
        let missing = starts.filter { start in !slugs.contains { $0 != "index" && $0.hasPrefix(start.1) } }
        return missing.map { diagnostic(.noChapterStarts(with: $0.1), at: $0.1, after: $0.0) } + logo(face)
    }

    private func logo(_ face: ReportFace) -> [Diagnostic] {
        guard let logo = face.logo, let files else { return [] }
        if let damage = files[logo]?.damage { return [diagnostic(.damagedPicture(logo, damage), at: logo, after: "logo:")] }
        if case .picture? = files[logo]?.kind { return [] }
        return [diagnostic(.noLogo(logo), at: logo, after: "logo:")]
    }

    /// - Parameters:
    ///   - value: as it stands in the front matter, perhaps quoted.
    ///   - lead: what its line starts with, apart from blanks.
    private func diagnostic(_ fault: ReadingFault, at value: String, after lead: String) -> Diagnostic {
        var number = 1
        while let line = index.source.line(number) {
            defer { number += 1 }
            let words = line.drop { $0 == " " || $0 == "\t" }
            let rest = words.dropFirst(lead.count).drop { " \t\"'".contains($0) }
            guard words.hasPrefix(lead), rest.hasPrefix(value) else { continue }
            let place = SourceLocation(
                file: index.path, line: number, column: line.utf8.distance(from: line.startIndex, to: rest.startIndex) + 1)
            return Diagnostic(fault, at: place, length: value.utf8.count)
        }
        return Diagnostic(fault, at: SourceLocation(file: index.path, line: 1, column: 1), length: 1)
    }
}
