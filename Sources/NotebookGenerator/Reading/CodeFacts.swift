internal import SwiftParser
internal import SwiftSyntax

/// What the compiler's own parser says of a piece of code.
struct CodeFacts: Sendable, Equatable {
    /// Whether it has no syntax error.
    var isSound: Bool
    /// Whether it is one expression.
    var isExpression: Bool
    /// The identifiers that are neither member names nor argument labels.
    var identifiers: Set<String>

    init(isSound: Bool, isExpression: Bool, identifiers: Set<String>) {
        self.isSound = isSound
        self.isExpression = isExpression
        self.identifiers = identifiers
    }

    init(parsing code: String) {
        let file = Parser.parse(source: code)
        isSound = !file.hasError
        isExpression = false
        if file.statements.count == 1, case .expr? = file.statements.first?.item { isExpression = true }
        identifiers = []
        for token in file.tokens(viewMode: .all) {
            guard case .identifier(let text) = token.tokenKind, !token.isMemberOrLabel else { continue }
            identifiers.insert(text.hasPrefix("`") ? String(text.dropFirst().dropLast()) : text)
        }
    }
}

extension TokenSyntax {
    fileprivate var isMemberOrLabel: Bool {
        switch keyPathInParent {
        case \LabeledExprSyntax.label: true
        case \DeclReferenceExprSyntax.baseName:
            parent?.keyPathInParent == \MemberAccessExprSyntax.declName
                || parent?.keyPathInParent == \KeyPathPropertyComponentSyntax.declName
        default: false
        }
    }
}
