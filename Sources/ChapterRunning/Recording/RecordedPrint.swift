/// What a block printed, as the record keeps it: its beginning, since the record is to stay small.
enum RecordedPrint {
    private static let longest = 20_000

    static func text(of printed: String) -> String {
        guard printed.utf8.count > longest else { return printed }
        let start = String(decoding: printed.utf8.prefix(longest), as: UTF8.self)
        let lines = start.prefix(through: start.lastIndex(of: "\n") ?? start.index(before: start.endIndex))
        return "\(lines)… (the record ends here, after \(lines.utf8.count) of \(printed.utf8.count) bytes)\n"
    }
}
