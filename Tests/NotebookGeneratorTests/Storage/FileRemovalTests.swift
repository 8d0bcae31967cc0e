import Foundation
import Glibc
import Testing
@testable import Storage

@Suite("A folder is removed with all that is in it, whatever that is")
struct FileRemovalTests {
    private let root = FileManager.default.temporaryDirectory.path + "/removal-\(UUID().uuidString)"

    @Test("deeper than the kernel takes a path")
    func deep() throws {
        let depth = 3000
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        var folder = open(root, O_RDONLY | O_DIRECTORY)
        for _ in 0..<depth {
            #expect(mkdirat(folder, "d", 0o755) == 0)
            close(openat(folder, "f", O_CREAT | O_WRONLY, 0o644))
            let inner = openat(folder, "d", O_RDONLY | O_DIRECTORY)
            close(folder)
            folder = inner
        }
        close(folder)
        try removeIfPresent(root)
        #expect(!isPresent(root))
    }

    @Test("folders that may not be opened, names that are no text, and links, which are not followed")
    func odd() throws {
        let kept = root + "-kept"
        defer { try? FileManager.default.removeItem(atPath: kept) }
        for folder in ["\(root)/shut/inside", kept] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        for file in ["\(root)/shut/inside/a", "\(kept)/b"] { try Data("1".utf8).write(to: URL(fileURLWithPath: file)) }
        #expect(symlink(kept, "\(root)/link") == 0)
        var name = root.utf8CString.dropLast() + [0x2f, -1, -2, 0]
        #expect(mkdir(Array(name), 0o755) == 0)
        name[name.count - 2] = -3
        close(open(Array(name), O_CREAT | O_WRONLY, 0o644))
        for folder in ["\(root)/shut/inside", "\(root)/shut"] { #expect(chmod(folder, 0) == 0) }
        try removeIfPresent(root)
        #expect(!isPresent(root) && isPresent("\(kept)/b"))
        try removeIfPresent(root)
    }
}
