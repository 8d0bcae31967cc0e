import Foundation
import TestSupport
@testable import ChapterReading
@testable import NotebookGenerator
@testable import Storage
@testable import Weaving

/// A folder with a site in it, which is removed with this value.
final class SiteFolder {
    let path = TestFolder.unused("site")
    private let stamps: FileStamps

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        stamps = FileStamps(path: "\(path)/stamps")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func assembly(of files: AuthorFiles = AuthorFiles()) -> SiteAssembly {
        SiteAssembly(store: Store(folder: "\(path)/store", stamps: stamps, notice: { _ in }), stamps: stamps, files: files)
    }

    func publish(_ files: [String: String]) throws {
        var assembly = assembly()
        for (name, text) in files { try assembly.add(SiteAsset(path: name, content: .bytes(Data(text.utf8)))) }
        try SitePublisher(site: "\(path)/site", folder: MemoryFolder(path: "\(path)/work"), stamps: stamps).publish(assembly)
    }

    /// A path in the site.
    func site(_ name: String = "") -> String { name.isEmpty ? "\(path)/site" : "\(path)/site/\(name)" }

    /// Puts somebody else's file into the site.
    func put(_ text: String, at name: String) throws {
        try Folder.make(around: site(name))
        try Data(text.utf8).write(to: URL(fileURLWithPath: site(name)))
    }

    func shell(_ command: String) throws {
        let result = try ChildProcess.run(["sh", "-ec", command], in: path)
        guard result.status == .exited(0) else { throw SystemFailure("\(command): \(result.output)") }
    }

    func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: "\(path)/site/\(name)").map { String(decoding: $0, as: UTF8.self) }
    }
}
