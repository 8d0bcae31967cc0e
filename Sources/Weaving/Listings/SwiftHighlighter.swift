import ChapterReading
internal import SwiftIDEUtils
internal import SwiftParser
internal import SwiftSyntax

/// Colours Swift as the compiler's own parser reads it. The text of the result is the code, character for character.
package enum SwiftHighlighter {
    /// What a reader tells apart. A page has thousands of them, so that the most frequent are elements of one letter.
    private enum Role {
        case keyword, type, string, number, comment, attribute

        var element: String {
            switch self {
            case .keyword: "b"
            case .number: "u"
            case .type, .string, .comment, .attribute: "i"
            }
        }

        /// Strings have none.
        var styleClass: String? {
            switch self {
            case .keyword, .number, .string: nil
            case .type: "t"
            case .comment: "c"
            case .attribute: "a"
            }
        }
    }

    /// What is too deep for the parser stays as it is.
    package static func highlight(_ code: String) -> [HTMLNode] {
        guard CodeDepth.excess(in: code) == nil else { return [.text(code)] }
        let bytes = Array(code.utf8)
        var nodes: [HTMLNode] = []
        var end = 0
        func append(_ role: Role?, upTo next: Int) {
            guard next > end else { return }
            nodes.append(node(role, String(decoding: bytes[end..<next], as: UTF8.self)))
            end = next
        }
        for run in runs(of: code) {
            append(nil, upTo: min(run.range.lowerBound, bytes.count))
            append(run.role, upTo: min(run.range.upperBound, bytes.count))
        }
        append(nil, upTo: bytes.count)
        return nodes
    }

    /// The classified stretches, in order; neighbours of one role joined.
    private static func runs(of code: String) -> [(role: Role, range: Range<Int>)] {
        var runs: [(role: Role, range: Range<Int>)] = []
        for piece in Parser.parse(source: code).classifications {
            guard let role = role(of: piece.kind) else { continue }
            let range = piece.range.lowerBound.utf8Offset..<piece.range.upperBound.utf8Offset
            if let last = runs.last, last.role == role, last.range.upperBound == range.lowerBound {
                runs[runs.count - 1].range = last.range.lowerBound..<range.upperBound
            } else {
                runs.append((role, range))
            }
        }
        return runs
    }

    private static func role(of classification: SyntaxClassification) -> Role? {
        switch classification {
        case .keyword: .keyword
        case .type: .type
        case .stringLiteral, .regexLiteral: .string
        case .integerLiteral, .floatLiteral: .number
        case .lineComment, .blockComment, .docLineComment, .docBlockComment: .comment
        case .attribute, .ifConfigDirective: .attribute
        case .identifier, .argumentLabel, .dollarIdentifier, .editorPlaceholder, .operator, .none: nil
        @unknown default: nil
        }
    }

    private static func node(_ role: Role?, _ text: String) -> HTMLNode {
        guard let role else { return .text(text) }
        return .tag(role.element, ["class": role.styleClass], text)
    }
}
