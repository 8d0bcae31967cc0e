import Foundation
import Storage
import Synchronization
import Weaving

/// What the modules below `Sources` declare, file by file; read only when somebody asks what a name stands for.
final class ModuleDeclarations: Sendable {
    /// `Numerics/Matrix.swift`, below `Sources/`, sorted.
    let files: [String]
    private let sources: String
    private let stamps: FileStamps
    private let index = Mutex<DeclarationIndex?>(nil)

    /// - Parameter modules: those without a folder of their name are the system's.
    init(_ modules: [String], in project: Project, _ stamps: FileStamps) {
        let sources = "\(project.root)/Sources"
        self.sources = sources
        self.stamps = stamps
        files = modules.flatMap { module in
            let paths = (try? FileManager.default.subpathsOfDirectory(atPath: "\(sources)/\(module)")) ?? []
            return paths.sorted().filter { $0.hasSuffix(".swift") }.map { "\(module)/\($0)" }
        }
    }

    func place(of path: String) -> String { "\(sources)/\(path)" }

    func digest(of path: String) throws -> String { try stamps.digest(of: place(of: path)).description }

    func get() throws -> DeclarationIndex {
        try index.withLock { index in
            if let index { return index }
            let made = DeclarationIndex(of: try files.map(read))
            index = made
            return made
        }
    }

    private func read(_ path: String) throws -> DeclarationIndex.File {
        let place = place(of: path)
        let text = try stamps.fact("declarations 3", of: place) {
            let source = String(decoding: try Data(contentsOf: URL(fileURLWithPath: place)), as: UTF8.self)
            return String(decoding: try RecordCoding.encode(DeclarationReader.declarations(in: source)), as: UTF8.self)
        }
        return DeclarationIndex.File(
            module: String(path.prefix { $0 != "/" }), path: path,
            declarations: try JSONDecoder().decode([Declaration].self, from: Data(text.utf8)))
    }
}
