/// Reads a chapter: all of it, whatever is wrong with it, so that an author sees every mistake at once.
///
/// 1. bytes → text, 2. front matter, 3. math → mask, 4. Markdown → tree, 5. tree → blocks that run and prose.
///
/// - Parameters:
///   - works: the keys that `@key` cites without brackets.
///   - code: knows the code that was parsed before.
/// - Returns: no chapter when the bytes are not UTF-8; blocks with mistakes in their first line are left out of the chapter, and all of them
///   where there are too many.
package func readChapter(
    _ source: SourceText, works: Set<String> = [], code: CodeMemory = CodeMemory()
) -> (chapter: Chapter?, diagnostics: [Diagnostic]) {
    var findings = Findings(source: source)
    if let invalid = UTF8Validation.firstInvalidByte(of: source.bytes) {
        findings.report(.invalidUTF8(byte: source.bytes[invalid]), at: invalid..<invalid + 1)
        return (nil, findings.diagnostics)
    }
    let front = FrontMatterReader.read(source, works: works)
    findings.report(front.diagnostics)
    do {
        let prose = Array(source.bytes[front.end...])
        let mask = try MathMask(prose)
        let reading = try MarkdownReader.read(prose, masked: mask.bytes, dialect: .chapter)
        var builder = ChapterBuilder(source: source, base: front.end, mask: mask, works: works, code: code)
        builder.markup = front.frontMatter?.html ?? .checked
        builder.parameters = Set(front.frontMatter?.parameters.map(\.name) ?? [])
        let document = try builder.build(reading)
        findings.report(builder.findings.diagnostics)
        var chapter = Chapter(
            source: source, frontMatter: front.frontMatter ?? Chapter.FrontMatter(title: ""),
            blocks: builder.hasTooManyBlocks ? [] : builder.blocks,
            document: document, labels: builder.labels, references: front.references + builder.references,
            citations: builder.citations,
            mentions: builder.mentions, links: builder.links, citedGroups: builder.citedGroups)
        chapter.refusedNames = builder.refusedNames
        return (chapter, findings.diagnostics.sorted())
    } catch {
        let offset = front.end + error.offset
        findings.report(ReadingFault(error), at: offset..<offset)
        return (nil, findings.diagnostics)
    }
}

extension [Diagnostic] {
    /// By place; what is at one place stays in the order in which it was found.
    package func sorted() -> [Diagnostic] {
        enumerated().sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }.map(\.element)
    }
}
