extension Dataset {
    /// Reads the file and checks that it is the registered one.
    ///
    /// - Throws: a ``DatasetError``: absent, unreadable, other bytes, another shape, not CSV.
    /// - Complexity: one pass for the digest, one for the fields; about 20 MB a second.
    public func load(from folder: DataFolder) throws(DatasetError) -> CSVTable {
        let bytes = try verifiedBytes(in: folder)
        let table: CSVTable
        do { table = try CSVTable(parsing: bytes, file: file) } catch { throw .malformed(self, error) }
        guard table.columns == columns else { throw .wrongColumns(self, found: table.columns) }
        guard table.rows == rows else { throw .wrongRows(self, found: table.rows) }
        return table
    }
}
