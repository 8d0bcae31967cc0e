import Foundation
import TestSupport

@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// A notebook that was installed for the tests: from a build that holds the kit alone, with the test runner for its program.
struct InstalledNotebook {
    static let shared = Result { try InstalledNotebook() }

    let prefix = TestFolder.unused("prefix")
    let products = TestFolder.unused("kit")

    private init() throws {
        try OwnModules.lend(to: products)
        let maps = ["CCairo", "CLinux"].map { "-fmodule-map-file=\(TestBench.packageRoot)/Sources/\($0)/module.modulemap" }
        var description = LibraryDescription(products: products, systemFlags: maps + (try OwnModules.includeFlags.get()))
        try OwnModules.describe(in: &description, sources: "\(TestBench.packageRoot)/Sources")
        try description.write()
        _ = try install()
    }

    func install() throws -> String {
        let stamps = FileStamps(path: "\(products)/stamps")
        let toolchain = try Toolchain.locate(
            searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "", products: products, remembering: stamps)
        return try Installer(prefix: prefix, staging: "").install(from: products, toolchain: toolchain, remembering: stamps)
    }

    var place: NotebookPlace {
        get throws { try NotebookPlace(binary: "\(prefix)/bin/notebook") }
    }
}
