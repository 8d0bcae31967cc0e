import ChapterReading
import MachineCode
import Storage

/// Whether a chapter's program does only what the notebook has it do until a block runs, which then is confined: what starts the program is
/// `NotebookKit`'s, none of the chapter's code runs before, and no function of the system is replaced.
struct ProgramCheck {
    let tangled: TangledChapter

    /// How the messages end, for the advice on them (`CompilerAdvice`).
    static let (hidesKit, replaces, runsAtStart) = (
        "what starts a chapter's program", "which the whole program would use", "runs before the program does"
    )

    // MARK: Before it is compiled

    /// Of declarations that hide the module that the program's start names, and of code that is copied to where it is called.
    var messages: [CompilerMessage] {
        // Looking at each line takes long, and every build asks.
        let suspects = tangled.blocks.filter { block in
            ["NotebookKit", "@_alwaysEmitIntoClient"].contains { block.block.code.holds($0) }
        }
        return suspects.flatMap { block in
            block.lines.enumerated().compactMap { index, line in
                if let match = line.firstMatch(of: Self.kitDeclaration) {
                    let (place, text) = (match.1.startIndex, "`NotebookKit` cannot be declared: it hides \(Self.hidesKit)")
                    return message(text, in: block, line: index, at: place)
                }
                if let place = line.firstRange(of: "@_alwaysEmitIntoClient")?.lowerBound {
                    let text = "`@_alwaysEmitIntoClient` cannot be used: what is copied may become part of \(Self.hidesKit)"
                    return message(text, in: block, line: index, at: place)
                }
                return nil
            }
        }
    }

    private static var kitDeclaration: Regex<(Substring, Substring)> {
        /^[^\/"]*\b(?:enum|struct|class|actor|protocol|typealias|func|let|var|macro)\s+(`?NotebookKit`?)(?![\w.])/
    }

    // MARK: When it is compiled

    /// - Parameters:
    ///   - name: of the tangled file.
    ///   - path: of its object file.
    func messages(aboutObject name: String, at path: String) throws -> [CompilerMessage] {
        let offer = try ObjectOffer(ofFileAt: path)
        let replaced = offer.defined.filter { !isOwn($0, in: name) }.sorted()
        return startMessages(of: offer, name)
            + replaced.map {
                message("`\(Demangler.demangle($0))` is a name for C, \(Self.replaces)", about: $0, in: name)
            }
            + Set(offer.startupSections).sorted().map {
                message("what is put into the section `\($0)` \(Self.runsAtStart)", about: $0, in: name)
            }
    }

    /// All that Swift names by the chapter's module, and the program's start.
    private func isOwn(_ symbol: String, in file: String) -> Bool {
        if symbol == "main" { return file == TangledFile.main }
        return symbol.hasPrefix("$s7Chapter") || symbol.hasPrefix("$s") && Demangler.demangle(symbol).contains(/\bChapter\b/)
    }

    /// A block is made by its type's initializer, and the program started by the kit's function: a chapter may have extended either.
    private func startMessages(of offer: ObjectOffer, _ name: String) -> [CompilerMessage] {
        let block = tangled.running.first { $0.fileName == name }
        let (type, function) =
            name == TangledFile.main
            ? ("ChapterProgram", "static NotebookKit.ChapterProgram.run(")
            : block?.block.kind.traits.program.map { ($0.type, "NotebookKit.\($0.type).init(") } ?? ("", "")
        guard !type.isEmpty, !offer.asked.contains(where: { Demangler.demangle($0).hasPrefix(function) }) else { return [] }
        return [message("`NotebookKit.\(type)` is not to be changed: it is part of \(Self.hidesKit)", about: type, in: nil)]
    }

    // MARK: Where that stands

    /// A message at the first line that names `word`, of the blocks of a file or else of all; at no line where there is none.
    private func message(_ text: String, about word: String, in file: String?) -> CompilerMessage {
        let blocks = tangled.blocks.filter {
            file == nil || ($0.block.kind == .shared ? TangledFile.shared : $0.fileName) == file
        }
        for block in blocks {
            for (index, line) in block.lines.enumerated() {
                if let place = line.firstRange(of: word) { return message(text, in: block, line: index, at: place.lowerBound) }
            }
        }
        guard let block = blocks.first, file != nil else {
            return CompilerMessage(file: "\(TangledFile.main).swift", line: 1, column: 1, severity: .error, text: text)
        }
        return CompilerMessage(
            file: block.virtualFile, line: block.leadingLines + 1, column: 1, severity: .error, text: text)
    }

    private func message(_ text: String, in block: TangledBlock, line: Int, at place: Substring.Index) -> CompilerMessage {
        let lineText = block.lines[line]
        return CompilerMessage(
            file: block.virtualFile, line: block.leadingLines + line + 1,
            column: lineText.utf8.distance(from: lineText.startIndex, to: place) + 1, severity: .error, text: text)
    }
}

extension TangledBlock {
    fileprivate var lines: [Substring] { block.code.split(separator: "\n", omittingEmptySubsequences: false) }
}
