import ChapterReading
import ChapterRunning
import Foundation
import Storage
import Synchronization
import Weaving

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
    /// Whether nothing that earlier builds remembered is damaged.
    private let memoryIsWhole: Bool
    private let jobs: Int
    private let toolchain: Toolchain
    private let modules: BuiltModules
    private let headers: Headers
    private let lookup: ModuleLookup
    private let toolFiles: ToolFiles
    private let tools: BlockTools
    private let data: DataSources

    init(_ project: Project, _ options: BuildOptions, day: String, _ observe: @escaping BuildObserver) throws {
        self.project = project
        self.options = options
        self.day = day
        self.observe = observe
        let folder = project.folder
        let damage = Mutex(0)
        let notice: @Sendable (String) -> Void = { text in
            damage.withLock { $0 += 1 }
            observe(.notice(text))
        }
        stamps = FileStamps(path: folder.stamps, notice: notice)
        store = Store(folder: folder.store, stamps: stamps, notice: notice)
        code = CodeMemory(path: folder.code, engine: try stamps.digest(of: Self.ownBinary).description, notice: notice)
        history = BlockHistory(path: folder.history, notice: notice)
        memoryIsWhole = damage.withLock { $0 == 0 }
        jobs = options.jobs ?? ProcessInfo.processInfo.activeProcessorCount
        toolchain = try Toolchain.locate(searchPath: project.searchPath, products: project.products, remembering: stamps)
        modules = try BuiltModules(products: project.products, root: project.root, remembering: stamps)
        headers = Headers(in: modules.headerFolders, toolchain: toolchain, rememberedAt: folder.headers, notice: notice)
        lookup = ModuleLookup(in: modules, headers: headers, stamps: stamps)
        let check = BuildCheck(modules, toolchain: toolchain, headers: headers, lookup: lookup, stamps: stamps)
        try check.requireCurrent(rememberingAt: folder.built, notice: notice)
        toolFiles = try project.tools ?? .installed
        tools = try BlockTools(toolchain, toolFiles, stamps: stamps)
        data = DataSources(folder: project.dataFolder, stamps: stamps)
    }

    /// The digest of all that a build is given; nil for one that is not of the whole book.
    func given() throws -> Digest? {
        guard options.only.isEmpty, options.publishes, options.runsBlocks, !options.isPreview else { return nil }
        let chapters = try project.chapterFiles().flatMap { [$0, try stamps.digest(of: "\(project.root)/\($0)").description] }
        let ledger = "\(project.figures)/\(Ledger.fileName)"
        let recorded = FileManager.default.fileExists(atPath: ledger) ? try stamps.digest(of: ledger).description : "none"
        return Digest(
            ofAll: [
                "build 1", project.root, day, try generator().description, toolchain.compiler, modules.digest.description,
                tools.digest(draws: true).description, try data.survey().description, recorded,
                try headers.digest(from: modules.moduleMaps + toolchain.systemHeaders, label: { $0 }).description,
            ] + modules.clangFlags + chapters)
    }

    /// The last build, if it was given the same, had nothing to do, and left everything as it still is.
    func settled(_ given: Digest?) -> SettledBuild? {
        let settled = SettledBuild(readingFrom: project.folder.settled) {
            observe(.notice("what was known of the last build is damaged and is found out again"))
        }
        guard memoryIsWhole, let settled, settled.given == given, settled.holds else { return nil }
        return settled
    }

    /// Remembers a build that had nothing to do.
    func settle(_ given: Digest?, _ report: BuildReport) throws {
        guard let given, report.isPublished, report.wasCurrent, report.ran.isEmpty, report.diagnostics.isEmpty,
            var files = stamps.witnessed
        else { return }
        let folder = project.folder
        // Ours are always replaced by others, never changed, so that their inodes tell.
        let own =
            store.uses.entries.map { "\(store.folder)/\($0)" } + [folder.uses, folder.formulas, folder.published] + lookup.folders
        for file in own where files[file] == nil { files[file] = try? FileStamp(of: file) }
        let settled = SettledBuild(
            given: given, blockCount: report.blockCount, pageCount: report.pageCount, files: files)
        try settled.write(to: folder.settled)
    }

    /// Reading: the chapters, the works that they cite, and what the last build recorded.
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
        let (book, found) = ChapterReading.readBook(
            chapters, citationKeys: Set(bibliography.references.map(\.key)), code: code, jobs: jobs)
        return ReadBook(
            book: book, bibliography: bibliography, recorded: try Ledger(readingFrom: project.figures),
            diagnostics: diagnostics + found, sources: sources)
    }

    /// Tangling to running: brings chapters up to date, several at once.
    func bringUpToDate(_ book: ReadBook) throws -> [ChapterResult] {
        var workshop = try workshop(recorded: book.recorded)
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
        let key = Digest(ofAll: ["survey 2"] + reaches.flatMap { [$0.chapter, $0.block, $0.kind.rawValue] + $0.summary.fields })
        if let known = store.record(Digest.self, of: .surveys, for: key), store.holds(known) {
            return (store.path(of: known), known)
        }
        let digest = try store.add(RecordCoding.encode(reaches))
        try store.setRecord(digest, of: .surveys, for: key)
        return (store.path(of: digest), digest)
    }

    /// Weaving: the pages, from memory where nothing that they show has changed.
    func weave(_ book: ReadBook, _ results: [ChapterResult]) throws -> WovenBook {
        let engine = try stamps.digest(of: KaTeX.installed.programPath).description
        let formulas = FormulaMemory(path: project.folder.formulas, engine: engine) { observe(.notice($0)) }
        let weaver = BookWeaver(
            book: book.book, bibliography: book.bibliography, formulas: formulas,
            memory: PageMemory(store: store, base: try pageBase(book)),
            liveReload: options.liveReload)
        let pairs = Array(zip(book.book.chapters, results))
        let woven = try parallelMap(pairs, jobs: jobs) { try weaver.weave($0.0, $0.1.datedBy(book.recorded)) }
        try formulas.save()
        return WovenBook(
            pages: woven.map(\.page), diagnostics: woven.flatMap(\.diagnostics),
            missing: results.filter { !$0.stale.isEmpty }.map(\.slug))
    }

    /// Publishing and recording.
    ///
    /// - Returns: whether the site was up to date already.
    func publish(_ woven: WovenBook, _ book: ReadBook, _ results: [ChapterResult], isWhole: Bool) throws -> Bool {
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
        let wasCurrent = try publisher.publish(assembly)
        if isWhole && !options.isPreview {
            try LedgerUpdate(folder: project.figures, store: store, stamps: stamps).record(results, after: book.recorded)
        }
        return wasCurrent
    }

    /// Keeps what makes the next build faster and its explanations better.
    func remember() throws {
        try stamps.save()
        try headers.save()
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

    private func workshop(recorded: Ledger) throws -> Workshop {
        let compiler = ChapterCompiler(
            toolchain: toolchain, modules: modules, headers: headers, lookup: lookup, stamps: stamps, store: store,
            folder: project.folder.compiling,
            invokeCompiler: project.invokeCompiler)
        let scratch = project.folder.scratch
        try Folder.make(scratch)
        return Workshop(
            store: store, compiler: compiler, code: code, tools: tools,
            readable: ReadablePaths(toolchain: toolchain.folder, tools: toolFiles), day: day, scratch: scratch, observe: observe,
            history: history, data: data,
            recorded: RecordedOutcomes(ledger: recorded, figures: project.figures, store: store))
    }

    /// What every page depends on besides its own chapter.
    private func pageBase(_ book: ReadBook) throws -> Digest {
        let shared = book.sources.filter { !$0.file.hasSuffix(".md") }.map { Digest(of: Data($0.bytes)).description }
        let outline = book.book.chapters.flatMap { [$0.slug, $0.frontMatter.title, $0.frontMatter.summary ?? ""] }
        return Digest(ofAll: [try generator().description] + shared + outline)
    }

    /// The digest of what makes pages.
    private func generator() throws -> Digest {
        Digest(ofAll: try [Self.ownBinary, KaTeX.installed.programPath].map { try stamps.digest(of: $0).description })
    }

    /// The file that runs, also after another one was put in its place.
    private static let ownBinary = "/proc/self/exe"
}

/// A book as it was read, with what stands beside its chapters.
struct ReadBook: Sendable {
    var book: Book
    var bibliography: Bibliography
    /// What the last build recorded.
    var recorded: Ledger
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
