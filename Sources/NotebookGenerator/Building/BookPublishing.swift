import ChapterRunning
import Storage
import Weaving

/// Publishing: the pages with all that they show become the site, unless a link in them leads nowhere.
///
/// - Returns: whether the site was up to date already, and how many bytes the search needs.
func publish(
    _ woven: WovenBook, of book: ReadBook, _ inputs: SiteInputs, _ memory: BuildMemory
) throws -> (wasCurrent: Bool, searchSize: Int) {
    let isPreview = inputs.options.isPreview
    var assembly = SiteAssembly(store: memory.store, stamps: memory.stamps, files: book.files)
    for page in woven.pages { try assembly.add(page) }
    for file in woven.files { try assembly.add(file) }
    let glyphs = woven.pages.reduce(PageGlyphs.none) { $0.union($1.glyphs) }
    for asset in try SharedAssets.list(glyphs: glyphs) { try assembly.add(asset) }
    assembly.account = woven.account
    // An author's that leads nowhere was told at its line when the book was read: with errors allowed, the page shows it all the same.
    let isTold = book.diagnostics.contains { $0.severity == .error }
    let (search, broken) = try both(jobs: inputs.jobs) {
        try SearchIndex(
            of: woven.pages.map { SearchIndex.Page(path: $0.file.path, title: $0.title, entries: $0.search) }
        ).assets()
    } _: { [assembly] in
        isTold ? [] : assembly.brokenLinks(besides: SearchIndex.paths)
    }
    for asset in search { try assembly.add(asset) }
    guard broken.isEmpty else {
        throw SystemFailure("the site was not published: links that lead nowhere:\n  " + broken.joined(separator: "\n  "))
    }
    guard isTold || assembly.takenPaths.isEmpty else {
        throw SystemFailure(
            "the site was not published: several files would be called "
                + assembly.takenPaths.sorted().map { "`\($0)`" }.joined(separator: ", "))
    }
    let publisher = SitePublisher(
        site: isPreview ? inputs.project.preview : inputs.project.site, folder: memory.folder, stamps: memory.stamps,
        isPreview: isPreview, notice: { inputs.observe(.notice($0)) })
    return (try publisher.publish(assembly), SearchIndex.size(of: search))
}
