internal import SwiftParser
internal import SwiftSyntax

/// How deep the compiler's parser goes into a piece of code, at most. It, and what walks through its trees, calls itself once for each bracket
/// that is open, each link of a chain `a.b.c` and each word of a row `try await …`, and some hundreds of the costliest fill the stack. Only
/// words are looked at, and no grammar: nothing is too broken to be measured.
package struct CodeDepth {
    /// Half of what fills the stack.
    static let deepest = 250
    /// In each other; one more doubles the parser's time.
    static let mostSquareBrackets = 12

    /// What is open: all of the code, or what a bracket holds so far.
    private struct Level {
        var bracket = Bracket.none
        var links = 0
        var words = 0
        /// Of `#if`, whether lines of it go on with a chain.
        var holdsLink = false
        /// Between an `if` and its brace, which the parser looks for behind commas and in later statements.
        var isInCondition = false

        var depth: Int { 1 + links + words }
    }

    private enum Bracket { case none, round, square, curly, angle, condition }

    private var levels = [Level()]
    private var depth = 1
    private var isBehindName = false
    /// Whether a statement may end before the next word.
    private var isBehindEnd = false

    private init() {}

    /// Where code is too deep, in UTF-8; nil for all that anybody writes.
    package static func excess(in code: String) -> Int? {
        guard code.utf8.count > deepest || code.utf8.count(where: { $0 == UInt8(ascii: "[") }) > mostSquareBrackets else {
            return nil
        }
        var scan = CodeDepth()
        for word in words(of: code) {
            scan.take(word.token, startsLine: word.startsLine)
            if scan.isExceeded { return word.offset }
        }
        return nil
    }

    /// The words of code as the parser tells them apart: behind more open brackets than it may open it takes them one by one.
    private static func words(of code: String) -> some Sequence<(token: TokenKind, startsLine: Bool, offset: Int)> {
        let opening = "(0;"
        var text = opening + code
        let file = text.withUTF8 { Parser.parse(source: $0, maximumNestingLevel: 0) }
        let bytes = Array(text.utf8)
        return file.tokens(viewMode: .sourceAccurate).lazy.map { token in
            let start = token.positionAfterSkippingLeadingTrivia.utf8Offset
            let startsLine = bytes[token.position.utf8Offset..<start].contains(where: \.isNewline)
            return (token.tokenKind, startsLine, start - opening.utf8.count)
        }.filter { $0.offset >= 0 }
    }

    private var isExceeded: Bool {
        depth > Self.deepest
            || levels.count > Self.mostSquareBrackets
                && levels.count(where: { $0.bracket == .square }) > Self.mostSquareBrackets
    }

    // MARK: Words

    private mutating func take(_ token: TokenKind, startsLine: Bool) {
        if startsLine, isBehindEnd, !Self.continues(token) { endStatement() }
        let wasBehindName = isBehindName
        (isBehindName, isBehindEnd) = (false, false)
        switch token {
        case .leftParen: open(.round)
        case .leftSquare: open(.square)
        case .leftBrace:
            closeAngles()
            open(.curly)
        case .poundIf: open(.condition)
        case .rightParen: close(.round)
        case .rightSquare: close(.square)
        case .rightBrace: close(.curly)
        case .poundEndif: close(.condition)
        case .poundElse, .poundElseif, .semicolon: endStatement()
        case .comma: reset()
        case .period:
            link()
            if startsLine { levels[levels.count - 1].holdsLink = true }
        case .postfixQuestionMark, .infixQuestionMark, .exclamationMark, .postfixOperator("!"), .postfixOperator("?"):
            link()
            isBehindEnd = true
        case .arrow: row()
        case .binaryOperator(let sign), .prefixOperator(let sign), .postfixOperator(let sign): readOperator(sign, token)
        case .equal, .prefixAmpersand: readOperator("=", token)
        case .colon, .atSign, .backslash, .stringSegment: break
        case .keyword(.else): resetLinks()
        case .keyword(let word):
            if !Self.enders.contains(word) { row() }
            if word == .if { levels[levels.count - 1].isInCondition = true }
            isBehindEnd = Self.enders.contains(word)
        case .identifier(let name):
            if wasBehindName { row() }
            isBehindName = true
            isBehindEnd = !Self.prefixes.contains(name)
        default: isBehindEnd = true
        }
    }

    /// Generic arguments are brackets, other signs stand between what lies side by side.
    private mutating func readOperator(_ sign: String, _ token: TokenKind) {
        if sign.hasPrefix("<") {
            open(.angle)
        } else if sign.hasPrefix(">"), levels.last?.bracket == .angle {
            for _ in sign.prefix(while: { $0 == ">" }) where levels.last?.bracket == .angle { close(.angle) }
        } else if case .postfixOperator = token {
            link()
            isBehindEnd = true
        } else {
            closeAngles()
            resetLinks()
        }
        if sign.hasSuffix("->") { row() }
    }

    /// Words that end a statement, or are all of an expression.
    private static let enders: Set<Keyword> = [
        .break, .continue, .fallthrough, .return, .self, .Self, .super, .nil, .true, .false, .Any, .`init`, .throws, .rethrows,
    ]
    /// Names that are none before an expression, a type or a pattern.
    private static let prefixes: Set = [
        "any", "await", "borrow", "borrowing", "consume", "consuming", "copy", "discard", "each", "isolated", "nonisolated",
        "sending", "some", "then", "unowned", "unsafe", "weak", "yield", "_borrow", "_borrowing", "_const", "_consuming", "_move",
        "_mutating",
    ]

    /// Whether what stands in a line of its own goes on with the line before.
    private static func continues(_ token: TokenKind) -> Bool {
        switch token {
        case .period, .leftBrace, .arrow, .binaryOperator, .postfixQuestionMark, .infixQuestionMark, .poundIf, .poundElse,
            .poundElseif, .poundEndif, .keyword(.else):
            true
        default: false
        }
    }

    // MARK: Levels

    private mutating func link() {
        levels[levels.count - 1].links += 1
        depth += 1
    }

    private mutating func row() {
        levels[levels.count - 1].words += 1
        depth += 1
    }

    private mutating func open(_ bracket: Bracket) {
        levels.append(Level(bracket: bracket))
        depth += 1
    }

    /// What is still open inside of it is closed with it; what closes nothing is passed over.
    private mutating func close(_ bracket: Bracket) {
        isBehindEnd = true
        guard let place = levels.lastIndex(where: { $0.bracket == bracket }) else { return }
        depth -= levels[place...].reduce(0) { $0 + $1.depth }
        if bracket != .condition || levels[place].holdsLink { levels[place - 1].links += 1; depth += 1 }
        levels.removeSubrange(place...)
        if bracket == .curly { levels[levels.count - 1].isInCondition = false }
    }

    private mutating func closeAngles() {
        while let last = levels.last, last.bracket == .angle {
            depth -= last.depth
            levels.removeLast()
        }
    }

    private mutating func endStatement() {
        closeAngles()
        reset()
    }

    private mutating func resetLinks() {
        depth -= levels[levels.count - 1].links
        levels[levels.count - 1].links = 0
    }

    private mutating func reset() {
        resetLinks()
        guard !levels[levels.count - 1].isInCondition else { return }
        depth -= levels[levels.count - 1].words
        levels[levels.count - 1].words = 0
    }
}
