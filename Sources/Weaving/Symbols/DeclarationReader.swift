import ChapterReading
internal import SwiftParser
internal import SwiftSyntax

/// Reads from a source file what it declares, as the compiler's own parser sees it.
package enum DeclarationReader {
    /// The declarations that are not inside functions, in their order; none of what is too deep for the parser.
    package static func declarations(in source: String) -> [Declaration] {
        guard CodeDepth.excess(in: source) == nil else { return [] }
        let tree = Parser.parse(source: source)
        let visitor = DeclarationVisitor(SourceLocationConverter(fileName: "", tree: tree))
        visitor.walk(tree)
        return visitor.found
    }
}

private final class DeclarationVisitor: SyntaxVisitor {
    private(set) var found: [Declaration] = []
    private let places: SourceLocationConverter
    /// The types that the declaration at hand is in.
    private var containers: [String] = []

    init(_ places: SourceLocationConverter) {
        self.places = places
        super.init(viewMode: .sourceAccurate)
    }

    // MARK: Types

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name.text) }
    override func visitPost(_ node: StructDeclSyntax) { containers.removeLast() }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name.text) }
    override func visitPost(_ node: ClassDeclSyntax) { containers.removeLast() }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name.text) }
    override func visitPost(_ node: ActorDeclSyntax) { containers.removeLast() }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name.text) }
    override func visitPost(_ node: EnumDeclSyntax) { containers.removeLast() }
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name.text) }
    override func visitPost(_ node: ProtocolDeclSyntax) { containers.removeLast() }
    override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
        containers.append(String(node.extendedType.trimmedDescription.prefix { $0 != "<" }))
        return .visitChildren
    }
    override func visitPost(_ node: ExtensionDeclSyntax) { containers.removeLast() }

    private func enter(_ node: some DeclGroupSyntax, _ name: String) -> SyntaxVisitorContinueKind {
        append(name, node, upTo: node.memberBlock.positionAfterSkippingLeadingTrivia)
        containers.append(name)
        return .visitChildren
    }

    // MARK: Members

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        append(
            node.name.text + node.signature.parameterClause.labels, node, upTo: node.body?.positionAfterSkippingLeadingTrivia,
            types: node.signature.parameterClause.types(besides: node.genericParameterClause), isCode: node.body != nil)
        return .skipChildren
    }
    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        append(
            "init" + node.signature.parameterClause.labels, node, upTo: node.body?.positionAfterSkippingLeadingTrivia,
            types: node.signature.parameterClause.types(besides: node.genericParameterClause), isCode: node.body != nil)
        return .skipChildren
    }
    override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
        append("subscript", node, upTo: node.accessorBlock?.positionAfterSkippingLeadingTrivia, isCode: node.accessorBlock != nil)
        return .skipChildren
    }
    override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind {
        append(node.name.text, node)
        return .skipChildren
    }
    override func visit(_ node: AssociatedTypeDeclSyntax) -> SyntaxVisitorContinueKind {
        append(node.name.text, node)
        return .skipChildren
    }
    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        let isStatic = node.modifiers.contains { $0.name.text == "static" } || containers.isEmpty
        for binding in node.bindings {
            guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text else { continue }
            append(
                name, node, upTo: binding.accessorBlock?.positionAfterSkippingLeadingTrivia,
                isCode: binding.accessorBlock != nil || isStatic && binding.initializer != nil)
        }
        return .skipChildren
    }
    override func visit(_ node: EnumCaseDeclSyntax) -> SyntaxVisitorContinueKind {
        for element in node.elements { append(element.name.text + (element.parameterClause?.labels ?? ""), node) }
        return .skipChildren
    }

    /// - Parameter body: where it begins; the signature ends before.
    private func append(
        _ name: String, _ node: some SyntaxProtocol, upTo body: AbsolutePosition? = nil, types: String = "", isCode: Bool = false
    ) {
        let start = node.positionAfterSkippingLeadingTrivia
        let text = node.trimmedDescription.utf8
        let length = body.map { $0.utf8Offset - start.utf8Offset } ?? text.count
        let written = String(decoding: text.prefix(max(length, 0)), as: UTF8.self)
        found.append(
            Declaration(
                path: (containers + [name]).joined(separator: "."),
                signature: Self.oneLine(written),
                summary: Self.summary(node.leadingTrivia), line: places.location(for: start).line, types: types, isCode: isCode))
    }

    /// In a line, without the blanks that stood for its lines inside of parentheses.
    private static func oneLine(_ signature: String) -> String {
        signature.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("( ", with: "(").replacing(
            " )", with: ")")
    }

    /// The first paragraph of the comment above.
    private static func summary(_ trivia: Trivia) -> String {
        var lines: [Substring] = []
        for piece in trivia {
            guard case .docLineComment(let text) = piece else { continue }
            let line = text.dropFirst("///".count).drop { $0 == " " }
            if line.isEmpty || line.hasPrefix("- ") { break }
            lines.append(line)
        }
        return lines.joined(separator: " ")
    }
}

extension FunctionParameterClauseSyntax {
    /// `(x:_:)`.
    fileprivate var labels: String { "(\(parameters.map { "\($0.firstName.text):" }.joined()))" }

    fileprivate func types(besides generics: GenericParameterClauseSyntax?) -> String {
        let placeholders = Set(generics?.parameters.map(\.name.text) ?? [])
        return parameters.flatMap { $0.type.namedTypes }.filter { !placeholders.contains($0) }.joined(separator: " ")
    }
}

extension EnumCaseParameterClauseSyntax {
    fileprivate var labels: String { "(\(parameters.map { "\($0.firstName?.text ?? "_"):" }.joined()))" }
}

extension TypeSyntax {
    /// The last part of each type that it names; `Void` is no type to the demangler.
    fileprivate var namedTypes: [String] {
        let tokens = Array(tokens(viewMode: .sourceAccurate))
        return tokens.indices.compactMap { index in
            guard case .identifier(let text) = tokens[index].tokenKind, text.first?.isUppercase ?? false, text != "Void" else {
                return nil
            }
            let isPrefix = index + 1 < tokens.count && tokens[index + 1].tokenKind == .period
            return isPrefix ? nil : text
        }
    }
}
