internal import Digests

extension Dataset {
    /// The path of the file in the folder, without opening it.
    ///
    /// - Throws: ``DatasetError/absent(_:folder:)`` if there is none.
    public func locate(in folder: DataFolder) throws(DatasetError) -> String {
        let path = folder.path(of: file)
        guard folder.holds(file) else { throw .absent(self, folder: folder.path) }
        return path
    }

    /// Checks that the file is there and is the registered one, byte for byte.
    ///
    /// - Throws: ``DatasetError``: absent, unreadable or other bytes.
    public func verify(in folder: DataFolder) throws(DatasetError) {
        _ = try verifiedBytes(in: folder)
    }

    /// The file's bytes, if they are the registered ones.
    package func verifiedBytes(in folder: DataFolder) throws(DatasetError) -> [UInt8] {
        let path = try locate(in: folder)
        let bytes: [UInt8]
        do { bytes = try DataFolder.read(path) } catch { throw .unreadable(self, path: path) }
        let found = Digest(of: bytes).description
        guard found == digest else { throw .wrongDigest(self, path: path, found: found) }
        return bytes
    }
}
