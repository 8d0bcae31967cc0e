import ChapterReading
import Foundation
import Storage

extension Project {
    /// Every file below `chapters`, relative to it: what a chapter may show, lead to or compute with, behind links too. Hidden ones are left
    /// alone.
    func authorPaths() throws -> [String] {
        var walk = AuthorWalk(root: chapters)
        walk.visit("")
        return walk.paths.sorted()
    }

    /// What each of them is.
    func authorFiles(remembering stamps: FileStamps) throws -> AuthorFiles {
        let inside = URL(fileURLWithPath: root).resolvingSymlinksInPath().path + "/"
        return AuthorFiles(
            try authorPaths().filter { !$0.hasSuffix(".md") }.map { path in
                let source = "\(chapters)/\(path)"
                let start = try start(of: source, 1 << 18)
                let target = URL(fileURLWithPath: source).resolvingSymlinksInPath().path
                return AuthorFile(
                    path: path, source: source, digest: try stamps.digest(of: source).description,
                    kind: PictureHeader.kind(of: start) ?? .document, damage: try damage(of: source, start, stamps),
                    leadsTo: target.hasPrefix(inside) ? nil : target, holdsScript: try holdsScript(source, start, stamps))
            })
    }

    /// What is wrong with a picture, looked for when its file changes.
    private func damage(of source: String, _ start: [UInt8], _ stamps: FileStamps) throws -> PictureDamage? {
        guard PictureHeader.kind(of: start) != nil || PictureDamage.found(in: start) != nil else { return nil }
        let found = try stamps.fact("picture 2", of: source) {
            PictureDamage.found(in: [UInt8](try Data(contentsOf: URL(fileURLWithPath: source))))?.rawValue ?? "none"
        }
        return PictureDamage(rawValue: found)
    }

    private func holdsScript(_ source: String, _ start: [UInt8], _ stamps: FileStamps) throws -> Bool {
        guard case .picture? = PictureHeader.kind(of: start), !start.prefix(1024).contains(0) else { return false }
        return try stamps.fact("script 2", of: source) {
            SVGOutline.holdsScript([UInt8](try Data(contentsOf: URL(fileURLWithPath: source)))) ? "yes" : "no"
        } == "yes"
    }

    /// What looks like a chapter and is none: nobody would miss it on the pages.
    func strays(among chapters: [Chapter]) throws -> [Diagnostic] {
        let links = Set(chapters.flatMap(\.links).map { ChapterLink.file($0.destination) })
        return try authorPaths().compactMap { path in
            guard let fault = try Self.fault(ofStray: path, start(of: "\(self.chapters)/\(path)", 4)), !links.contains(path)
            else {
                return nil
            }
            let place = SourceLocation(file: "chapters/\(path)", line: 1, column: 1)
            return Diagnostic(.warning, at: place, "this file is no chapter, and no page shows it", help: fault)
        }
    }

    private static func fault(ofStray path: String, _ start: [UInt8]) throws -> String? {
        let ending = path.lowercased().split(separator: ".").last ?? ""
        guard ["md", "markdown", "mdown", "qmd", "rmd", "mdx", "ipynb"].contains(ending) else { return nil }
        if path.contains("/") {
            return start.starts(with: Array("---".utf8)) ? "Only files directly in `chapters` are: move it there." : nil
        }
        return path.hasSuffix(".md") ? nil : "A chapter's name ends in `.md`: rename it."
    }

    private func start(of path: String, _ count: Int) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        return [UInt8](try handle.read(upToCount: count) ?? Data())
    }
}

/// Walks through a folder and what links in it lead to, each folder once.
private struct AuthorWalk {
    let root: String
    private(set) var paths: [String] = []
    private var visited: Set<String> = []

    init(root: String) { self.root = root }

    mutating func visit(_ folder: String) {
        let whole = folder.isEmpty ? root : "\(root)/\(folder)"
        guard visited.insert(URL(fileURLWithPath: whole).resolvingSymlinksInPath().path).inserted else { return }
        for name in ((try? FileManager.default.contentsOfDirectory(atPath: whole)) ?? []).sorted() where !name.hasPrefix(".") {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            let target = URL(fileURLWithPath: "\(root)/\(path)").resolvingSymlinksInPath().path
            switch (try? FileManager.default.attributesOfItem(atPath: target))?[.type] as? FileAttributeType {
            case .typeDirectory?: visit(path)
            case .typeRegular?: paths.append(path)
            default: break
            }
        }
    }
}
