import ChapterReading
import ChapterRunning

/// The functions that a chapter's code reaches, block by block, each with its file and line.
package struct ReachList {
    private let slug: String
    private let blocks: [Reached]
    private let isKnown: Bool
    /// The source files that it links to.
    package var files: Set<String> { Set(blocks.flatMap(\.functions).map(\.file)) }

    private struct Reached {
        var block: Block
        /// By file and line.
        var functions: [DeclarationIndex.Entry]
    }

    /// - Parameter functions: nil if nobody has looked.
    package init(of chapter: Chapter, _ functions: ReachedFunctions?, declaredIn index: DeclarationIndex) {
        slug = chapter.slug
        isKnown = functions != nil
        blocks = chapter.blocks.filter { $0.kind != .shared && $0.kind != .inline }.map { block in
            let found = (functions?.blocks[block.name] ?? []).flatMap(index.declarations).filter(\.declaration.isCode)
            return Reached(block: block, functions: Self.sorted(found))
        }
    }

    private static func sorted(_ functions: [DeclarationIndex.Entry]) -> [DeclarationIndex.Entry] {
        functions.sorted { ($0.file, $0.declaration.line) < ($1.file, $1.declaration.line) }.reduce(into: []) { sorted, entry in
            if sorted.last != entry { sorted.append(entry) }
        }
    }

    package var html: String { HTMLFormatter.html(.fragment(nodes())) }

    private func nodes() -> [HTMLNode] {
        guard !blocks.isEmpty else { return [] }
        let words =
            isKnown
            ? "Of the package’s own modules, as it was read from each block’s machine code for its key. What an experiment reaches stands "
                + "at the experiment, not at the blocks that use its value; what draws and records is left out."
            : "Which functions its blocks reach is not known here."
        return [.tag("h2", ["id": "reach"], "What the code reaches"), .tag("p", [:], words)]
            + [.tag("dl", ["class": "reach"], blocks.flatMap(entry))]
    }

    private func entry(_ reached: Reached) -> [HTMLNode] {
        let block = reached.block
        let link = HTMLNode.tag(
            "a", ["href": "../\(SitePath.page(slug))#\(ChapterIDs.code(of: block.name))"], [.tag("code", [:], block.name)])
        let files = Dictionary(grouping: reached.functions, by: \.file).sorted { $0.key < $1.key }
        let lines = files.isEmpty ? [[.text(isKnown ? "No function." : "Not known.")]] : files.map { line($0.key, $0.value) }
        let title: [HTMLNode] = [.text("\(block.kind.rawValue) "), link, .text(sum(reached))]
        return [.tag("dt", ["id": CodeWeaver.reachAnchor(block.name)], title)] + lines.map { .tag("dd", [:], $0) }
    }

    private func sum(_ reached: Reached) -> String {
        switch reached.functions.count {
        case 0: ""
        case 1: " · 1 function"
        case let count: " · \(count) functions"
        }
    }

    /// `Numerics/Matrix.swift  Matrix.init(rows:columns:):12, …`
    private func line(_ file: String, _ functions: [DeclarationIndex.Entry]) -> [HTMLNode] {
        let address = "../" + SourcePage.address(of: file)
        let links = functions.map { entry -> [HTMLNode] in
            let line = entry.declaration.line
            return [.tag("a", ["href": "\(address)#L\(line)"], [.tag("code", [:], entry.declaration.path)]), .text(":\(line)")]
        }
        return [.tag("span", ["class": "file"], file), .text(" ")] + Array(links.joined(separator: [.text(", ")]))
    }
}
