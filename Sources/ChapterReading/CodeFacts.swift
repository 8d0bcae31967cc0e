internal import SwiftParser
internal import SwiftSyntax

/// What the compiler's own parser says of a piece of code.
package struct CodeFacts: Sendable, Equatable {
    /// Whether it has no syntax error.
    var isSound: Bool
    /// Whether it is one expression.
    var isExpression: Bool
    /// The identifiers that are neither member names nor argument labels.
    package var identifiers: Set<String>
    /// Sixteen digits that tell it from other code, whatever its comments, blanks and line breaks.
    package var wording = ""
    /// Where its imports stand, with the conditions that they stand under: UTF-8 offsets, in order.
    var importRanges: [Range<Int>] = []
    /// Where it says that a declaration is for its own file alone.
    var veilRanges: [Range<Int>] = []

    init(parsing code: String) {
        (isSound, isExpression, identifiers) = (false, false, [])
        guard CodeDepth.excess(in: code) == nil else { return }
        let file = Parser.parse(source: code)
        isSound = !file.hasError
        if file.statements.count == 1, case .expr? = file.statements.first?.item { isExpression = true }
        wording = SwiftWording.digest(of: file)
        for token in file.tokens(viewMode: .all) {
            guard case .identifier(let text) = token.tokenKind, !token.isMemberOrLabel else { continue }
            identifiers.insert(text.hasPrefix("`") ? String(text.dropFirst().dropLast()) : text)
        }
        let scope = FileScope(of: file.statements)
        importRanges = scope.imports
        veilRanges = scope.veils
    }

    init(
        isSound: Bool, isExpression: Bool, wording: String, identifiers: Set<String>, importRanges: [Range<Int>] = [],
        veilRanges: [Range<Int>] = []
    ) {
        self.isSound = isSound
        self.isExpression = isExpression
        self.wording = wording
        self.identifiers = identifiers
        self.importRanges = importRanges
        self.veilRanges = veilRanges
    }

    /// `code` with blanks for all but its imports, which stand in their lines and columns; nil if it has none.
    package func imports(in code: String) -> String? {
        guard let last = importRanges.last else { return nil }
        var bytes = Array(code.utf8.prefix(last.upperBound))
        var next = importRanges[...]
        for index in bytes.indices where bytes[index] != UInt8(ascii: "\n") {
            while let range = next.first, range.upperBound <= index { next.removeFirst() }
            if next.first?.contains(index) != true { bytes[index] = UInt8(ascii: " ") }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `code` with all that its file declares visible in the files of other blocks.
    package func visible(in code: String) -> String {
        guard !veilRanges.isEmpty else { return code }
        var bytes = Array(code.utf8)
        for range in veilRanges where range.upperBound <= bytes.count {
            for index in range { bytes[index] = UInt8(ascii: " ") }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What a file's declarations say of the file itself.
private struct FileScope {
    private(set) var imports: [Range<Int>] = []
    private(set) var veils: [Range<Int>] = []

    init(of statements: CodeBlockItemListSyntax) {
        add(statements)
        let walker = FilePrivateVisitor(viewMode: .sourceAccurate)
        walker.walk(statements)
        veils = (veils + walker.found).sorted { $0.lowerBound < $1.lowerBound }
    }

    private mutating func add(_ statements: CodeBlockItemListSyntax) {
        for statement in statements {
            if let conditional = statement.item.as(IfConfigDeclSyntax.self) {
                add(conditional)
            } else if let declaration = statement.item.as(ImportDeclSyntax.self) {
                imports.append(range(of: declaration))
            } else if let modifiers = statement.item.asProtocol((any WithModifiersSyntax).self)?.modifiers {
                veils += modifiers.filter { $0.name.tokenKind == .keyword(.private) }.map(range)
            }
        }
    }

    private mutating func add(_ conditional: IfConfigDeclSyntax) {
        let before = imports
        for clause in conditional.clauses {
            let condition = clause.condition.map { $0.endPositionBeforeTrailingTrivia.utf8Offset }
            let end = condition ?? clause.poundKeyword.endPositionBeforeTrailingTrivia.utf8Offset
            imports.append(clause.poundKeyword.positionAfterSkippingLeadingTrivia.utf8Offset..<end)
            if case .statements(let statements)? = clause.elements { add(statements) }
        }
        // Conditions alone import nothing.
        if imports.count == before.count + conditional.clauses.count { return imports = before }
        imports.append(range(of: conditional.poundEndif))
    }

    private func range(of node: some SyntaxProtocol) -> Range<Int> {
        node.positionAfterSkippingLeadingTrivia.utf8Offset..<node.endPositionBeforeTrailingTrivia.utf8Offset
    }
}

/// Finds `fileprivate` wherever it stands.
private final class FilePrivateVisitor: SyntaxVisitor {
    private(set) var found: [Range<Int>] = []

    override func visit(_ node: DeclModifierSyntax) -> SyntaxVisitorContinueKind {
        if node.name.tokenKind == .keyword(.fileprivate) {
            found.append(node.positionAfterSkippingLeadingTrivia.utf8Offset..<node.endPositionBeforeTrailingTrivia.utf8Offset)
        }
        return .skipChildren
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
