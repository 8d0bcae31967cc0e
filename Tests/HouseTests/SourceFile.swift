internal import SwiftParser
internal import SwiftSyntax

/// A source file of a target: what it declares for the files beside it, and the names that it uses.
struct SourceFile {
    struct Use: Hashable {
        let name: String
        /// From 1.
        let line: Int
    }

    /// Relative to the target's folder.
    let path: String
    /// Types, functions and variables that other files of the target can name.
    let declared: Set<String>
    /// Names that may mean something of another file, each at its first line.
    let uses: [Use]

    init(path: String, text: String) {
        self.path = path
        let tree = Parser.parse(source: text)
        let reader = NameReader(fileName: path, tree: tree)
        declared = reader.declared
        uses = reader.uses.map { Use(name: $0.key, line: $0.value) }.sorted { ($0.line, $0.name) < ($1.line, $1.name) }
    }

    /// The folders that it lies in, the outermost first.
    var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }
}

/// Walks over a file and keeps what it names. Names that the file declares itself, at whatever depth, mean its own.
private final class NameReader: SyntaxVisitor {
    private(set) var declared: Set<String> = []
    private var own: Set<String> = []
    private var found: [String: Int] = [:]
    private let converter: SourceLocationConverter

    var uses: [String: Int] { found.filter { !own.contains($0.key) } }

    init(fileName: String, tree: SourceFileSyntax) {
        converter = SourceLocationConverter(fileName: fileName, tree: tree)
        super.init(viewMode: .sourceAccurate)
        walk(tree)
    }

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name, node, node.modifiers) }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name, node, node.modifiers) }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name, node, node.modifiers) }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name, node, node.modifiers) }
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name, node, node.modifiers) }
    override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name, node, node.modifiers) }
    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name, node, node.modifiers) }
    override func visit(_ node: AssociatedTypeDeclSyntax) -> SyntaxVisitorContinueKind {
        declare(node.name, node, node.modifiers)
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        for binding in node.bindings {
            guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier else { continue }
            _ = declare(name, node, node.modifiers)
        }
        return .visitChildren
    }

    override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
        own.insert(node.identifier.identifierText)
        return .visitChildren
    }

    override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
        own.insert((node.secondName ?? node.firstName).identifierText)
        return .visitChildren
    }

    override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
        own.insert((node.secondName ?? node.firstName).identifierText)
        return .visitChildren
    }

    override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
        own.insert(node.name.identifierText)
        return .visitChildren
    }

    override func visit(_ node: EnumCaseElementSyntax) -> SyntaxVisitorContinueKind {
        own.insert(node.name.identifierText)
        return .visitChildren
    }

    override func visit(_ node: GenericParameterSyntax) -> SyntaxVisitorContinueKind {
        own.insert(node.name.identifierText)
        return .visitChildren
    }

    override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
        use(node.name)
        return .visitChildren
    }

    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
        let isMember =
            node.parent?.as(MemberAccessExprSyntax.self)?.declName.id == node.id
            || node.parent?.as(KeyPathPropertyComponentSyntax.self)?.declName.id == node.id
        if !isMember { use(node.baseName) }
        return .visitChildren
    }

    private func declare(
        _ name: TokenSyntax, _ node: some SyntaxProtocol, _ modifiers: DeclModifierListSyntax
    ) -> SyntaxVisitorContinueKind {
        let hides = modifiers.contains { [.keyword(.private), .keyword(.fileprivate)].contains($0.name.tokenKind) }
        if node.isAtTopLevel, !hides { declared.insert(name.identifierText) }
        own.insert(name.identifierText)
        return .visitChildren
    }

    private func use(_ name: TokenSyntax) {
        let text = name.identifierText
        guard found[text] == nil else { return }
        found[text] = converter.location(for: name.positionAfterSkippingLeadingTrivia).line
    }
}

extension SyntaxProtocol {
    /// Whether it stands in no other declaration and in no function.
    fileprivate var isAtTopLevel: Bool {
        parent?.is(CodeBlockItemSyntax.self) == true && parent?.parent?.parent?.is(SourceFileSyntax.self) == true
    }
}

extension TokenSyntax {
    /// Without the backticks that a keyword as a name stands in.
    fileprivate var identifierText: String { text.filter { $0 != "`" } }
}
