internal import SwiftParser
internal import SwiftSyntax

/// Reads from a source file what it declares for others, as the compiler's own parser sees it.
package enum DeclarationReader {
    /// The public declarations, in their order.
    package static func declarations(in source: String) -> [Declaration] {
        let tree = Parser.parse(source: source)
        let visitor = Visitor(SourceLocationConverter(fileName: "", tree: tree))
        visitor.walk(tree)
        return visitor.found
    }

    private final class Visitor: SyntaxVisitor {
        var found: [Declaration] = []
        private let places: SourceLocationConverter
        /// The types that the declaration at hand is in; whether members of the innermost are public as they are.
        private var containers: [(name: String, makesPublic: Bool)] = []

        init(_ places: SourceLocationConverter) {
            self.places = places
            super.init(viewMode: .sourceAccurate)
        }

        // MARK: Types

        override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name.text, node.modifiers) }
        override func visitPost(_ node: StructDeclSyntax) { containers.removeLast() }
        override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name.text, node.modifiers) }
        override func visitPost(_ node: ClassDeclSyntax) { containers.removeLast() }
        override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name.text, node.modifiers) }
        override func visitPost(_ node: ActorDeclSyntax) { containers.removeLast() }
        override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name.text, node.modifiers) }
        override func visitPost(_ node: EnumDeclSyntax) { containers.removeLast() }
        override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
            enter(node, node.name.text, node.modifiers, makesPublic: true)
        }
        override func visitPost(_ node: ProtocolDeclSyntax) { containers.removeLast() }
        override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
            containers.append((node.extendedType.trimmedDescription, Self.isPublic(node.modifiers)))
            return .visitChildren
        }
        override func visitPost(_ node: ExtensionDeclSyntax) { containers.removeLast() }

        private func enter(
            _ node: some DeclGroupSyntax, _ name: String, _ modifiers: DeclModifierListSyntax, makesPublic: Bool = false
        ) -> SyntaxVisitorContinueKind {
            let isPublic = add(name, node, modifiers, upTo: node.memberBlock.positionAfterSkippingLeadingTrivia)
            containers.append((name, makesPublic && isPublic))
            return .visitChildren
        }

        // MARK: Members

        override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
            add(node.name.text, node, node.modifiers, upTo: node.body?.positionAfterSkippingLeadingTrivia)
            return .skipChildren
        }
        override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
            add("init", node, node.modifiers, upTo: node.body?.positionAfterSkippingLeadingTrivia)
            return .skipChildren
        }
        override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind {
            add(node.name.text, node, node.modifiers)
            return .skipChildren
        }
        override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
            for binding in node.bindings {
                guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text else { continue }
                add(name, node, node.modifiers, upTo: binding.accessorBlock?.positionAfterSkippingLeadingTrivia)
            }
            return .skipChildren
        }
        override func visit(_ node: EnumCaseDeclSyntax) -> SyntaxVisitorContinueKind {
            // Cases are as visible as their type, which is the last that was found if it is.
            guard let container = containers.last?.name, found.contains(where: { $0.name == container }) else {
                return .skipChildren
            }
            for element in node.elements { append(element.name.text, node) }
            return .skipChildren
        }

        /// - Parameter body: where it begins; the signature ends before.
        @discardableResult private func add(
            _ name: String, _ node: some SyntaxProtocol, _ modifiers: DeclModifierListSyntax, upTo body: AbsolutePosition? = nil
        ) -> Bool {
            guard Self.isPublic(modifiers) || containers.last?.makesPublic ?? false else { return false }
            append(name, node, upTo: body)
            return true
        }

        private func append(_ name: String, _ node: some SyntaxProtocol, upTo body: AbsolutePosition? = nil) {
            let start = node.positionAfterSkippingLeadingTrivia
            let text = node.trimmedDescription.utf8
            let length = body.map { $0.utf8Offset - start.utf8Offset } ?? text.count
            let signature = String(decoding: text.prefix(max(length, 0)), as: UTF8.self)
            found.append(
                Declaration(
                    name: name, container: containers.map(\.name).joined(separator: "."),
                    signature: signature.split(whereSeparator: \.isWhitespace).joined(separator: " "),
                    summary: Self.summary(node.leadingTrivia), line: places.location(for: start).line))
        }

        private static func isPublic(_ modifiers: DeclModifierListSyntax) -> Bool {
            modifiers.contains { ["public", "open"].contains($0.name.text) && $0.detail == nil }
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
}
