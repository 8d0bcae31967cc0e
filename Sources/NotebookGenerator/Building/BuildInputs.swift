import ChapterReading
import ChapterRunning
import Foundation
import Storage
import Weaving

/// What a build is given besides the text of the chapters: where the project lies, what was asked for, and what blocks are compiled
/// and run with.
struct BuildInputs: Sendable {
    let site: SiteInputs
    let toolchain: Toolchain
    let modules: BuiltModules
    /// What the modules' C parts are made of.
    let headers: Headers
    /// The digest of all of these.
    let headerDigest: Digest
    let lookup: ModuleLookup
    /// The libraries and fonts that blocks run and draw with.
    let systemFiles: SystemFiles
    let tools: ToolDigests
    let data: DataSources

    /// Looks for the compiler, the modules and the tools.
    ///
    /// - Throws: when one of them is not there, and `OutdatedBuild` when the modules are of older code.
    init(
        _ project: Project, _ options: BuildOptions, day: String, memory: BuildMemory, observe: @escaping BuildObserver
    ) throws {
        let stamps = memory.stamps
        site = try SiteInputs(project, options, day: day, memory: memory, observe: observe)
        toolchain = try Toolchain.locate(searchPath: project.searchPath, products: project.products, remembering: stamps)
        try project.notebook?.installation?.requireCompiler(toolchain.version)
        modules = try BuiltModules(
            products: project.products, root: project.root, imports: project.chapterImports(remembering: stamps),
            kit: project.notebook?.kit(remembering: stamps), remembering: stamps)
        headers = Headers(
            of: modules, toolchain: toolchain, rememberedAt: memory.folder.headers, notice: memory.notice)
        lookup = ModuleLookup(in: modules, headers: headers, stamps: stamps)
        var check = BuildCheck(modules, toolchain: toolchain, headers: headers, lookup: lookup, stamps: stamps)
        try check.requireCurrent(rememberingAt: project.buildRecord, notice: memory.notice)
        headerDigest = try headers.digest(from: modules.moduleMaps + toolchain.systemHeaders)
        try headers.save()
        systemFiles = try project.systemFiles ?? modules.systemFiles(areLoaded: project.notebook == nil, remembering: stamps)
        tools = try ToolDigests(toolchain, systemFiles, stamps: stamps)
        data = DataSources(folder: project.dataFolder, chapters: project.chapters, stamps: stamps)
    }

    /// The compiler, the processor and the libraries, for the site's manifest.
    func account(remembering stamps: FileStamps) throws -> SiteAccount.Tools {
        SiteAccount.Tools(
            compiler: toolchain.version, processor: Processor.current.traits,
            libraries: try systemFiles.digests(remembering: stamps).mapValues(\.description))
    }

    var project: Project { site.project }
    var options: BuildOptions { site.options }
    var day: String { site.day }
    var generator: Digest { site.generator }
    var observe: BuildObserver { site.observe }
    var jobs: Int { site.jobs }

    /// The digest of all that a build of the site is given; nil for any other build.
    func digest(remembering stamps: FileStamps) throws -> Digest? {
        guard options.purpose == .site, options.only.isEmpty, options.again.isEmpty, options.settings.isEmpty else { return nil }
        let chapters = try project.authorPaths().flatMap { [$0, try stamps.digest(of: "\(project.chapters)/\($0)").description] }
        let recorded = try Ledger.files.map { name in
            let path = "\(project.figures)/\(name)"
            return FileManager.default.fileExists(atPath: path) ? try stamps.digest(of: path).description : "none"
        }
        return Digest(
            ofAll: [
                "build 6", project.root, day, generator.description, toolchain.compiler, modules.digest.description,
                tools.digest(draws: true).description, try data.digest().description,
                headerDigest.description, RecordCommits.history(of: Git(root: project.root)) ?? "no commit",
            ] + site.edits.sorted + recorded + modules.clangFlags + chapters)
    }
}
