import Foundation

/// The stages of one build with everything that they work with.
struct Desk {
    private let project: Project
    private let options: BuildOptions
    private let day: String
    private let observe: BuildObserver
    private let store: Store
    private let stamps: FileStamps
    private let history: BlockHistory
    private let code: CodeMemory
    private let jobs: Int

    init(_ project: Project, _ options: BuildOptions, day: String, _ observe: @escaping BuildObserver) throws {
        self.project = project
        self.options = options
        self.day = day
        self.observe = observe
        let folder = project.folder
        let notice: @Sendable (String) -> Void = { observe(.notice($0)) }
        stamps = FileStamps(path: folder.stamps, notice: notice)
        store = Store(folder: folder.store, stamps: stamps, notice: notice)
        code = CodeMemory(path: folder.code, engine: try stamps.digest(of: Self.ownBinary).description, notice: notice)
        history = BlockHistory(path: folder.history, notice: notice)
        jobs = options.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    }

    /// Reading: the chapters and the works that they cite.
    func readBook() throws -> ReadBook {
        var diagnostics: [Diagnostic] = []
        var sources = try project.readChapters()
        var bibliography = Bibliography.empty
        let chapters = sources
        if let references = try project.readReferences() {
            let read = Bibliography.read(references)
            bibliography = read.bibliography
            diagnostics = read.diagnostics
            sources.append(references)
        }
        let (book, found) = NotebookGenerator.readBook(
            chapters, citationKeys: Set(bibliography.references.map(\.key)), code: code)
        return ReadBook(book: book, bibliography: bibliography, diagnostics: diagnostics + found, sources: sources)
    }

    /// Tangling to running: brings chapters up to date, several at once.
    func bringUpToDate(_ book: ReadBook) throws -> [ChapterResult] {
        var workshop = try workshop()
        let fingerprinter = Fingerprinter(modules: workshop.compiler.modules, stamps: stamps, store: store)
        let prepared = try parallelMap(book.book.chapters, jobs: jobs) { [workshop] chapter in
            try PreparedChapter(chapter, in: workshop, fingerprinter: fingerprinter)
        }
        if prepared.contains(where: \.usesReach) { workshop.data.reachFile = try reachFile(of: prepared) }
        return try parallelMap(prepared, jobs: jobs) { [workshop] chapter in
            try chapter.run(in: workshop, runsBlocks: options.runsBlocks && options.includes(chapter.chapter.slug))
        }
    }

    /// What the data set `reach` holds, stored.
    private func reachFile(of prepared: [PreparedChapter]) throws -> (path: String, digest: Digest) {
        let reaches = try prepared.flatMap { try $0.reaches() }
        let digest = try store.add(RecordCoding.encode(reaches))
        return (store.path(of: digest), digest)
    }

    /// Weaving: the pages, from memory where nothing that they show has changed.
    func weave(_ book: ReadBook, _ results: [ChapterResult]) throws -> WovenBook {
        let engine = try stamps.digest(of: KaTeX.installed.programPath).description
        let formulas = FormulaMemory(path: project.folder.formulas, engine: engine) { observe(.notice($0)) }
        let recorded = try readLedger()
        let weaver = BookWeaver(
            book: book, formulas: formulas, memory: PageMemory(store: store, base: try pageBase(book)),
            liveReload: options.liveReload)
        let pairs = Array(zip(book.book.chapters, results))
        let woven = try parallelMap(pairs, jobs: jobs) { try weaver.weave($0.0, $0.1.datedBy(recorded)) }
        try formulas.save()
        return WovenBook(
            pages: woven.map(\.page), diagnostics: woven.flatMap(\.diagnostics),
            missing: results.filter { !$0.stale.isEmpty }.map(\.slug))
    }

    func readLedger() throws -> Ledger { try LedgerUpdate(folder: project.figures).readLedger() }

    /// Publishing and recording.
    func publish(_ woven: WovenBook, _ results: [ChapterResult], isWhole: Bool) throws {
        var assembly = SiteAssembly(store: store, stamps: stamps)
        for page in woven.pages { try assembly.add(page) }
        for asset in try SharedAssets.list() { try assembly.add(asset) }
        let broken = assembly.brokenLinks
        guard broken.isEmpty else {
            throw SystemFailure("the site was not published: links that lead nowhere:\n  " + broken.joined(separator: "\n  "))
        }
        let site = options.isPreview ? project.preview : project.site
        let publisher = SitePublisher(
            site: site, folder: project.folder, stamps: stamps, isPreview: options.isPreview, notice: { observe(.notice($0)) })
        try publisher.publish(assembly)
        if isWhole && !options.isPreview { try LedgerUpdate(folder: project.figures).record(results, from: store) }
    }

    /// Keeps what makes the next build faster and its explanations better.
    func remember() throws {
        try stamps.save()
        try code.save()
        try history.save()
    }

    /// Removes from the store what no build has used for long.
    func prune() throws {
        let text = SealedFile.readText(project.folder.uses) {
            observe(.notice("what was known of the store's use is damaged and starts again"))
        }
        let known = StoreCatalogue(parsing: text)
        var catalogue = known
        options.pruning.prune(store, catalogue: &catalogue, today: CalendarDay.number(of: day))
        if catalogue != known || text == nil { try SealedFile.writeText(catalogue.text, to: project.folder.uses) }
    }

    private func workshop() throws -> Workshop {
        let toolchain = try Toolchain.locate(
            searchPath: project.searchPath, products: project.products, remembering: stamps)
        let modules = try BuiltModules(products: project.products, root: project.root, remembering: stamps)
        if let source = modules.sourceNewerThanBuild() {
            observe(
                .notice("\(source) changed after the package was built: what follows is of the older code; run `swift build`"))
        }
        let compiler = ChapterCompiler(
            toolchain: toolchain, modules: modules, stamps: stamps, store: store, folder: project.folder.compiling,
            invokeCompiler: project.invokeCompiler)
        let scratch = project.folder.scratch
        try Folder.make(scratch)
        let tools = try project.tools ?? .installed
        return Workshop(
            store: store, compiler: compiler, code: code, tools: try BlockTools(toolchain, tools, stamps: stamps),
            readable: ReadablePaths(toolchain: toolchain.folder, tools: tools), day: day, scratch: scratch, observe: observe,
            history: history,
            data: DataSources(folder: project.dataFolder, stamps: stamps),
            recorded: RecordedOutcomes(ledger: try readLedger(), figures: project.figures, store: store))
    }

    /// What every page depends on besides its own chapter.
    private func pageBase(_ book: ReadBook) throws -> Digest {
        let shared = book.sources.filter { !$0.file.hasSuffix(".md") }.map { Digest(of: Data($0.bytes)).description }
        let outline = book.book.chapters.flatMap { [$0.slug, $0.frontMatter.title, $0.frontMatter.summary ?? ""] }
        let tools = try [Self.ownBinary, KaTeX.installed.programPath].map { try stamps.digest(of: $0).description }
        return Digest(ofAll: tools + shared + outline)
    }

    /// The file that runs, also after another one was put in its place.
    private static let ownBinary = "/proc/self/exe"
}

/// A book as it was read, with what stands beside its chapters.
struct ReadBook: Sendable {
    var book: Book
    var bibliography: Bibliography
    var diagnostics: [Diagnostic]
    /// Every text that a diagnostic may point into.
    var sources: [SourceText]
}

/// A book as it was woven.
struct WovenBook: Sendable {
    var pages: [WovenPage]
    var diagnostics: [Diagnostic]
    /// Chapters that are not up to date and were not to run.
    var missing: [String]
}
