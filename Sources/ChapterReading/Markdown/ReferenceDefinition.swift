/// `[label]: destination "title"`, of which MD4C reports nothing: a definition between two blocks has to be stepped over.
enum ReferenceDefinition {
    /// The end of the definition's last line; nil when there is none at `offset`.
    static func end(at offset: Int, in bytes: [UInt8], containers: ContainerStack) -> Int? {
        let syntax = LinkSyntax(bytes: bytes, containers: containers)
        guard let label = syntax.labelEnd(at: offset), syntax.byte(label) == UInt8(ascii: ":") else { return nil }
        guard let destination = syntax.destinationEnd(at: syntax.whitespaceEnd(at: label + 1)) else { return nil }
        let title = syntax.titleEnd(at: syntax.whitespaceEnd(at: destination))
        return title.flatMap { endOfLine($0, in: bytes) } ?? endOfLine(destination, in: bytes)
    }

    /// The line's end when nothing but blanks is left of it.
    private static func endOfLine(_ offset: Int, in bytes: [UInt8]) -> Int? {
        var end = offset
        while end < bytes.count, bytes[end].isBlank { end += 1 }
        return end == bytes.count || bytes[end].isNewline ? end : nil
    }
}
