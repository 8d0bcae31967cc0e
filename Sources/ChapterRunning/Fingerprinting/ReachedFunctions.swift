import Foundation
import MachineCode
import Storage
import Synchronization

/// The functions of the package's own modules that the blocks of a chapter reach, as their authors named them: what a block computes with.
package struct ReachedFunctions: Equatable, Sendable {
    /// By the block's identifier, sorted.
    package var blocks: [String: [DeclaredName]]

    package init(_ blocks: [String: [DeclaredName]] = [:]) { self.blocks = blocks }

    // MARK: As text

    /// Each function once, in a line of its own; then each block, with the numbers of its functions.
    package var text: Data {
        let names = Set(blocks.values.joined()).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        let table = names.map { ["function", $0.module, $0.path, $0.types] }
        let lines = blocks.sorted { $0.key < $1.key }.map { block, names in
            ["block", block] + names.compactMap { numbers[$0].map(String.init) }
        }
        return Data((table + lines).compactMap(FieldLines.line).joined().utf8)
    }

    package init(parsing text: Data) {
        self.init()
        var names: [DeclaredName] = []
        FieldLines.read(text, separator: UInt8(ascii: "\t")) { fields in
            if fields.count == 4, fields[0].string == "function" {
                names.append(DeclaredName(module: fields[1].string, path: fields[2].string, types: fields[3].string))
            } else if fields.count > 1, fields[0].string == "block" {
                let numbers = fields.dropFirst(2).compactMap(\.integer).filter(names.indices.contains)
                blocks[fields[1].string] = numbers.map { names[$0] }
            }
        }
    }
}

/// Finds the declared functions in what a block reaches. Names that many blocks reach are read once.
final class DeclaredFunctions: Sendable {
    private let modules: Set<String>
    private let known = Mutex<[String: DeclaredName?]>([:])

    /// What every chapter's program is made of, which tells nothing of what a block computes.
    private static let kit: Set = ["NotebookKit", "Plotting", "CairoRendering", "ChapterInterface"]

    /// - Parameter modules: the package's.
    init(of modules: Set<String>) { self.modules = modules.subtracting(Self.kit) }

    /// - Complexity: O(number of entities); a name is read in a few microseconds.
    func functions(in reach: Reach) -> [DeclaredName] {
        let mangled = reach.functionNames { origin in
            guard origin.isSwift else { return false }
            // A copy for the chapter's types of what extends a type of the system's tells only in full.
            return (origin.module ?? ModuleObject(label: origin.object)?.target).map(modules.contains) ?? true
        }
        return Set(mangled.compactMap(declaration)).filter { modules.contains($0.module) }.sorted()
    }

    private func declaration(_ mangled: String) -> DeclaredName? {
        if let found = known.withLock({ $0[mangled] }) { return found }
        let name = DeclaredName(mangled: mangled)
        known.withLock { $0[mangled] = .some(name) }
        return name
    }
}
