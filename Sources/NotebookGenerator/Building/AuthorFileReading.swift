import ChapterReading
import Foundation
import Storage

extension Project {
    /// Every file below `chapters`, relative to it: what a chapter may show, lead to or compute with. Hidden ones are left alone.
    func authorPaths() throws -> [String] {
        let folder = FileManager.default.enumerator(atPath: chapters)
        var paths: [String] = []
        while let path = folder?.nextObject() as? String {
            if (path as NSString).lastPathComponent.hasPrefix(".") {
                folder?.skipDescendants()
            } else if folder?.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
                paths.append(path)
            }
        }
        return paths.sorted()
    }

    /// What each of them is.
    func authorFiles(remembering stamps: FileStamps) throws -> AuthorFiles {
        AuthorFiles(
            try authorPaths().filter { !$0.hasSuffix(".md") }.map { path in
                let source = "\(chapters)/\(path)"
                let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
                defer { try? handle.close() }
                let start = [UInt8](try handle.read(upToCount: 1 << 18) ?? Data())
                return AuthorFile(
                    path: path, source: source, digest: try stamps.digest(of: source).description,
                    kind: PictureHeader.kind(of: start) ?? .document)
            })
    }
}
