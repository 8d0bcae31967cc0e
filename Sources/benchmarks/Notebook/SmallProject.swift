import Foundation

/// A project of one page with the products of another, in a temporary folder that is removed at the end.
final class SmallProject {
    private let root: String
    private let page: String
    private let products: String
    private let files = FileManager.default

    /// - Parameters:
    ///   - original: the project that the products are of.
    ///   - text: of its only chapter.
    init(of original: String, products: String, text: String) throws {
        root = "\(files.temporaryDirectory.path)/notebook-benchmark-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        page = "\(root)/chapters/index.md"
        self.products = "\(root)/.build/release"
        try files.createDirectory(atPath: self.products, withIntermediateDirectories: true)
        try files.createDirectory(atPath: "\(root)/chapters", withIntermediateDirectories: true)
        for part in ["Package.swift", "Sources"] {
            try files.copyItem(atPath: "\(original)/\(part)", toPath: "\(root)/\(part)")
        }
        // The modules first: a copy is as new as its making, and what was compiled against them must not be older.
        let others = try files.contentsOfDirectory(atPath: products).filter {
            $0 == "notebook" || $0.hasSuffix(".build") || $0.hasPrefix("swift-version")
        }
        for name in ["Modules"] + others {
            try files.copyItem(atPath: "\(products)/\(name)", toPath: "\(self.products)/\(name)")
        }
        try move(from: original, products: products)
        try Data(text.utf8).write(to: URL(fileURLWithPath: page))
    }

    /// The description of the build, and what the notebook was made of, as if it had been built here.
    private func move(from original: String, products: String) throws {
        let built = URL(fileURLWithPath: products).resolvingSymlinksInPath().path
        for file in ["description.json", "notebook.build/sources"] {
            let text = try String(contentsOfFile: "\(products)/\(file)", encoding: .utf8)
            let moved = text.replacing("\(built)/", with: "\(self.products)/").replacing("\(original)/", with: "\(root)/")
            try Data(moved.utf8).write(to: URL(fileURLWithPath: "\(self.products)/\(file)"))
        }
    }

    deinit { try? files.removeItem(atPath: root) }

    /// Seconds of a build after an edit, the least of some; the text is put back afterwards.
    func measure(_ edit: (_ text: String, _ number: Int) -> String) throws -> Double {
        let text = try String(contentsOfFile: page, encoding: .utf8)
        _ = try build()
        let times = try (1...Peer.repetitions).map { number in
            let edited = edit(text, number)
            if edited != text { try Data(edited.utf8).write(to: URL(fileURLWithPath: page)) }
            // Files that were written within the last second are read again at the next build: not what an author sees.
            usleep(2_100_000)
            return try build()
        }
        try Data(text.utf8).write(to: URL(fileURLWithPath: page))
        return times.min() ?? .nan
    }

    private func build() throws -> Double { try TimedProcess.run(["\(products)/notebook", "build"], in: root).seconds }
}
