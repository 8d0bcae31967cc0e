internal import Glibc

/// What is in a folder, by the system's own list: what Foundation lists must be text.
enum FolderNames {
    /// The bytes of a name, with a zero behind them.
    typealias Name = ContiguousArray<CChar>

    /// The names in an open folder, without those of itself and the one around it.
    ///
    /// - Returns: nil where the system fails, as `errno` tells: no part of a list passes for the whole.
    static func list(in folder: Int32) -> [Name]? {
        // Opened anew: a copy of the descriptor would go on where the last listing has ended.
        let descriptor = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0, let stream = fdopendir(descriptor) else { return nil }
        defer { closedir(stream) }
        var names: [Name] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                Name(bytes.prefix { $0 != 0 }.map(CChar.init(bitPattern:)) + [0])
            }
            if name != Name(".".utf8CString), name != Name("..".utf8CString) { names.append(name) }
            errno = 0
        }
        return errno == 0 ? names : nil
    }
}
