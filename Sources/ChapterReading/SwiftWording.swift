import Storage
internal import SwiftParser
internal import SwiftSyntax

/// What Swift says, whatever its comments, blanks and line breaks: two texts of one wording are the same program but for places in
/// messages.
package enum SwiftWording {
    /// Sixteen digits that tell one wording from another.
    package static func digest(of source: String) -> String {
        CodeDepth.excess(in: source) == nil ? digest(of: Parser.parse(source: source)) : digest(of: [source])
    }

    static func digest(of file: SourceFileSyntax) -> String { digest(of: file.tokens(viewMode: .sourceAccurate).map(\.text)) }

    private static func digest(of words: [String]) -> String {
        String(Digest(ofAll: ["wording 1"] + words).description.prefix(16))
    }
}
