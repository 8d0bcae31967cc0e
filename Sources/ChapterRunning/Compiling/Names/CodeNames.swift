import ChapterReading
import Foundation
import Storage

/// What the names in a block's code stand for, as the compiler understood them.
package struct CodeNames: Equatable, Sendable {
    /// Where each declaration is named: UTF-16 offsets in the code, ascending.
    package private(set) var places: [DeclaredName: [Int]]

    package init(_ places: [DeclaredName: [Int]] = [:]) { self.places = places }
}

// MARK: From the compiler's index

extension CodeNames {
    /// The names in each block's code, by the block's identifier.
    ///
    /// - Parameter mentions: in the compiled files of a tangled chapter, by their names.
    static func ofBlocks(in tangled: TangledChapter, _ mentions: [String: [IndexStore.Mention]]) -> [String: CodeNames] {
        var names: [String: CodeNames] = [:]
        for file in tangled.files {
            guard let found = mentions[file.name], file.role != .main else { continue }
            let values = valuesOfExperiments(in: file, of: tangled, found)
            for (index, lines) in authorsLines(of: file, in: tangled) {
                let block = tangled.blocks[index]
                guard block.block.kind != .inline else { continue }
                var code = CodeText(block.block.code)
                code.take(found.filter { lines.contains($0.line) }, startingAt: lines.lowerBound, values: values)
                names[block.identifier] = CodeNames(code.places)
            }
        }
        return names
    }

    /// The lines (from 1) of a file that its own block wrote, or each of the shared ones.
    private static func authorsLines(of file: TangledFile, in tangled: TangledChapter) -> [Int: Range<Int>] {
        var lines: [Int: Range<Int>] = [:]
        let texts = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        for (line, owner) in file.owners.enumerated() {
            guard let owner, lines[owner] == nil, isHome(file, of: tangled.blocks[owner]),
                texts[line] == TangledChapter.start(of: tangled.blocks[owner])
            else { continue }
            let count = tangled.blocks[owner].block.code.split(separator: "\n", omittingEmptySubsequences: false).count
            lines[owner] = line + 2..<line + 2 + count
        }
        return lines
    }

    /// What shared blocks import stands in the files of others too.
    private static func isHome(_ file: TangledFile, of block: TangledBlock) -> Bool {
        block.block.kind == .shared ? file.role == .shared : file.name == block.fileName
    }

    /// The local constants around the author's lines that hold experiments' values, by their names in the index.
    private static func valuesOfExperiments(
        in file: TangledFile, of tangled: TangledChapter, _ mentions: [IndexStore.Mention]
    ) -> [String: String] {
        guard let block = tangled.blocks.first(where: { $0.fileName == file.name && $0.block.kind != .shared }) else {
            return [:]
        }
        // They are defined above the author's lines, each once.
        var values: [String: String] = [:]
        for mention in mentions where mention.isDefinition && block.cellInputs.contains(mention.name) {
            if !values.values.contains(mention.name) { values[mention.usr] = mention.name }
        }
        return values
    }
}

/// A block's code, in which places are counted as scripts of pages count them.
private struct CodeText {
    private let lines: [Substring]
    private let starts: [Int]
    private(set) var places: [DeclaredName: [Int]] = [:]

    init(_ code: String) {
        lines = code.split(separator: "\n", omittingEmptySubsequences: false)
        var starts: [Int] = []
        var start = 0
        for line in lines {
            starts.append(start)
            start += line.utf16.count + 1
        }
        self.starts = starts
    }

    /// - Parameters:
    ///   - first: the line of the file in which the code starts.
    ///   - values: the experiments behind constants, by the constants' names in the index.
    mutating func take(_ mentions: [IndexStore.Mention], startingAt first: Int, values: [String: String]) {
        // A call of an initializer names its type too.
        let calls = Set(mentions.filter(\.isInitializer).map { [$0.line, $0.column] })
        var taken: Set<Int> = []
        for mention in mentions where mention.isInitializer || !calls.contains([mention.line, mention.column]) {
            guard let (offset, word) = word(at: mention.column, ofLine: mention.line - first) else { continue }
            let meaning = values[mention.usr].map(DeclaredName.value) ?? DeclaredName(usr: mention.usr, name: mention.name)
            guard let meaning, mention.isInitializer || meaning.isValue || meaning.name.prefix(while: { $0 != "(" }) == word,
                taken.insert(offset).inserted
            else { continue }
            places[meaning, default: []].append(offset)
        }
        places = places.mapValues { $0.sorted() }
    }

    /// The identifier at a column (from 1, in UTF-8) of a line (from 0), and its offset in the whole.
    private func word(at column: Int, ofLine line: Int) -> (offset: Int, word: Substring)? {
        guard lines.indices.contains(line), column >= 1, column <= lines[line].utf8.count else { return nil }
        let text = lines[line]
        let start = text.utf8.index(text.startIndex, offsetBy: column - 1)
        let word = text[start...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        guard let first = word.first, !first.isNumber else { return nil }
        return (starts[line] + text[..<start].utf16.count, word)
    }
}

// MARK: As text

/// One declaration a line, fields between tabs, after a line for each block.
extension CodeNames {
    static func text(of names: [String: CodeNames]) -> Data {
        let lines = names.sorted { $0.key < $1.key }.flatMap { block, names in
            [["block", block]]
                + names.places.sorted { $0.key < $1.key }.map { name, places in
                    [name.module, name.path, name.types] + places.map(String.init)
                }
        }
        return Data(lines.compactMap(FieldLines.line).joined().utf8)
    }

    /// By the blocks' identifiers.
    package static func list(parsing text: Data) -> [String: CodeNames] {
        var list: [String: CodeNames] = [:]
        var block = ""
        FieldLines.read(text, separator: UInt8(ascii: "\t")) { fields in
            if fields.count == 2 {
                block = fields[1].string
                list[block] = CodeNames()
            } else if fields.count > 3 {
                let name = DeclaredName(module: fields[0].string, path: fields[1].string, types: fields[2].string)
                list[block]?.places[name] = fields.dropFirst(3).compactMap(\.integer)
            }
        }
        return list
    }
}
