internal import SwiftDiagnostics
internal import SwiftParser
internal import SwiftParserDiagnostics
internal import SwiftSyntax

/// What the compiler's own parser says of a block before it is compiled.
enum SwiftReading {
    enum NameFault { case notIdentifier, keyword }

    /// Why a value can't have this name; nil when it can.
    static func fault(inName name: String) -> NameFault? {
        if isName(name) { return nil }
        guard CodeDepth.excess(in: name) == nil else { return .notIdentifier }
        let file = Parser.parse(source: "let \(name) = 0")
        if !file.hasError, file.statements.count == 1,
            let pattern = file.statements.first?.item.as(VariableDeclSyntax.self)?.bindings.first?.pattern
                .as(IdentifierPatternSyntax.self),
            case .identifier(name) = pattern.identifier.tokenKind
        {
            return nil
        }
        let isWord = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && !(name.first?.isNumber ?? true)
        return isWord && name != "_" ? .keyword : .notIdentifier
    }

    /// Whether it is one at first sight: letters, then digits, and no keyword has a digit. To parse takes a hundred times as long.
    static func isName(_ name: String) -> Bool {
        (name.utf8.first?.isLetter ?? false) && name.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
            && name.utf8.contains(where: \.isDigit)
    }
}

/// What the parser finds wrong with a block, at the chapter's lines and columns.
package func syntaxErrors(in block: Block) -> [Diagnostic] {
    if let excess = CodeDepth.excess(in: block.code) {
        let lines = block.code.utf8.prefix(excess).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let place = block.location(line: lines.count, column: (lines.last?.count ?? 0) + 1)
        return [Diagnostic(.codeTooDeep, at: place, length: 1)]
    }
    let file = Parser.parse(source: block.code)
    guard file.hasError else { return [] }
    let converter = SourceLocationConverter(fileName: "", tree: file)
    return ParseDiagnosticsGenerator.diagnostics(for: file).filter { $0.diagMessage.severity == .error }.map { found in
        let place = converter.location(for: found.position)
        let length = found.highlights.first.map { $0.trimmedLength.utf8Length } ?? 1
        let isInLine = found.highlights.first.map { !$0.trimmedDescription.contains("\n") } ?? true
        // Only a fix that quotes code says more than the message.
        let fix = found.fixIts.first?.message.message
        return Diagnostic(
            .syntax(found.message.replacing(" in source file", with: ""), fix: fix?.contains("'") == true ? fix : nil),
            at: block.location(line: place.line, column: place.column), length: isInLine ? length : 1)
    }
}
