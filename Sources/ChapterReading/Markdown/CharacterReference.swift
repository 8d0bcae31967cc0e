/// `&copy;` or `&#x3b1;` in a text.
struct CharacterReference {
    /// How many bytes it is written with.
    let width: Int
    /// What it stands for.
    let bytes: [UInt8]

    /// HTML's longest name, with its ampersand and semicolon.
    private static let longest = 40

    /// Nil when there is none at `index`. HTML's table of names is cmark-gfm's, which shows it by reading a text.
    init?(at index: Int, in text: [UInt8]) {
        let part = text[index...].prefix(Self.longest)
        guard part.first == UInt8(ascii: "&"), let end = part.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let written = Array(text[index...end])
        guard written.dropFirst().dropLast().allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "#") }) else {
            return nil
        }
        let read: [UInt8]? = CMarkParser.read(written, dialect: .commonMark) { document in
            document.firstChild?.firstChild?.literal
        }.flatMap { $0 }
        guard let read, read != written else { return nil }
        width = written.count
        bytes = read
    }
}
