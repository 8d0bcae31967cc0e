/// The names in a path. Foundation's own way to cut off the last one traps on a path of one letter, and takes far longer.
extension String {
    /// `a/b` of `a/b/c.md`; `/` of `/a`; empty where the path names no folder.
    package var folderPath: String {
        let path = withoutLastSlashes
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        let folder = String(Substring(path[..<slash]))
        return folder.isEmpty ? "/" : String(Substring(folder.withoutLastSlashes))
    }

    /// `c.md` of `a/b/c.md`.
    package var fileName: String {
        let path = withoutLastSlashes
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")), path.count > 1 else { return String(Substring(path)) }
        return String(Substring(path[slash...].dropFirst()))
    }

    /// Of the root, `/`.
    private var withoutLastSlashes: Substring.UTF8View {
        let path = Substring(self).utf8
        let end = path.lastIndex { $0 != UInt8(ascii: "/") }.map { path.index(after: $0) }
        return end.map { path[..<$0] } ?? path.prefix(1)
    }
}
