import ChapterReading
import Foundation
import Storage
import Weaving

/// Draws the PDF files that chapters show as pictures: browsers have no picture of that kind. Poppler draws them as SVG, which stays
/// sharp at any size, with the fonts of the file; a picture is drawn again only when its file or the tool is another.
struct PDFPictures {
    static let tool = "pdftocairo"
    static let debianPackage = "poppler-utils"

    let memory: BuildMemory
    private var folder: String { memory.folder.pictures }

    init(_ memory: BuildMemory) { self.memory = memory }

    /// The files with the drawings of those that a chapter shows, and what is wrong with the others.
    func drawing(_ files: AuthorFiles, for chapters: [Chapter]) throws -> (files: AuthorFiles, diagnostics: [Diagnostic]) {
        var drawn = files
        var diagnostics: [Diagnostic] = []
        var seen: Set<String> = []
        for link in chapters.flatMap(\.links) where link.kind == .picture {
            let path = ChapterLink.file(link.destination)
            guard let file = files[path], file.kind == .pdf, file.damage == nil, seen.insert(path).inserted else { continue }
            do {
                let (drawing, pages) = try drawing(file)
                drawn.draw(path, as: drawing)
                if pages > 1 {
                    let told = "`\(path)` has \(pages) pages, and the first is shown"
                    diagnostics.append(Diagnostic(.warning, at: link.location, told))
                }
            } catch {
                let told = "`\(path)` cannot be shown: \(error)"
                diagnostics.append(Diagnostic(at: link.location, told, help: "Or save it as SVG, or as PNG."))
            }
        }
        return (drawn, diagnostics)
    }

    private func drawing(_ file: AuthorFile) throws -> (AuthorFile, pages: Int) {
        let key = Digest(ofAll: ["picture 2", file.digest, try memory.digest(ofTool: Self.tool, package: Self.debianPackage)])
            .description
        let path = "\(folder)/\(key.prefix(32)).svg"
        if !FileManager.default.fileExists(atPath: path) {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try run([Self.tool, "-svg", "-f", "1", "-l", "1", file.source, path + ".new"])
            try AtomicFile.write(
                Data(contentsOf: URL(fileURLWithPath: path + ".new")), to: path, through: memory.folder.scratch)
            try FileManager.default.removeItem(atPath: path + ".new")
        }
        let start = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)).prefix(1 << 12))
        let name = file.path.hasSuffix(".pdf") ? String(file.path.dropLast(4)) : file.path
        let drawing = AuthorFile(
            path: name + ".svg", source: path, digest: key, kind: PictureHeader.kind(of: start) ?? .picture(nil))
        return (drawing, try pages(of: file))
    }

    private func pages(of file: AuthorFile) throws -> Int {
        let told = try run(["pdfinfo", file.source])
        return told.firstMatch(of: /Pages:\s+(\d+)/).flatMap { Int($0.output.1) } ?? 1
    }

    @discardableResult
    private func run(_ command: [String]) throws -> String {
        guard SearchPath.ours.file(of: command[0]) != nil else {
            throw MissingFile(path: command[0], package: Self.debianPackage)
        }
        let result = try ChildProcess.run(command, environment: ["LC_ALL": "C.UTF-8"])
        guard result.status == .exited(0) else {
            throw SystemFailure(result.output.split(whereSeparator: \.isNewline).first.map(String.init) ?? "\(command[0]) failed")
        }
        return result.output
    }
}
