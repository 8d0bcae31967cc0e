import Foundation
import MachineCode
import Storage

/// What one block can reach, as a digest, and how much it is.
package struct BlockFingerprint: Sendable, Equatable {
    var digest: Digest
    var reach: ReachSummary
    /// Whether it opens resource bundles, and so knows where their files lie.
    var opensResources = false

    /// - Parameter resources: the contents of resource bundles, by the labels of the objects whose code opens them.
    init(_ reach: Reach, resources: [String: Digest] = [:]) throws {
        guard let digest = Digest(parsing: reach.digest) else { throw SystemFailure("\(reach.digest): not a fingerprint") }
        let opened = resources.isEmpty ? [] : Set(reach.size.objects).sorted().compactMap { resources[$0] }
        self.digest = opened.isEmpty ? digest : Digest(ofAll: [digest.description] + opened.map(\.description))
        self.reach = ReachSummary(reach)
        opensResources = !opened.isEmpty
    }
}

// MARK: As text

/// One block a line, fields between tabs: a build reads those of the whole report.
extension BlockFingerprint {
    private static let separator = UInt8(ascii: "\t")

    /// One whose fields a line can't hold is not remembered.
    ///
    /// - Parameter fingerprints: by the blocks' symbols.
    static func text(of fingerprints: [String: BlockFingerprint]) -> Data {
        let lines = fingerprints.sorted { $0.key < $1.key }.compactMap { FieldLines.line([$0.key] + $0.value.fields) }
        return Data(lines.joined().utf8)
    }

    /// By the blocks' symbols; a line that can't be read is left out.
    static func list(parsing text: Data) -> [String: BlockFingerprint] {
        var list: [String: BlockFingerprint] = [:]
        FieldLines.read(text, separator: separator) { fields in
            if let symbol = fields.first { list[symbol.string] = BlockFingerprint(fields.dropFirst()) }
        }
        return list
    }

    private var fields: [String] { [digest.description, opensResources ? "opens" : "-"] + reach.fields }

    private init?(_ fields: ArraySlice<FieldLines.Field>) {
        guard let digest = fields.first?.digest, let reach = ReachSummary(fields.dropFirst(2)) else { return nil }
        self.digest = digest
        self.reach = reach
        opensResources = fields.dropFirst().first?.string == "opens"
    }
}

extension ReachSummary {
    package var fields: [String] {
        let flags = (draws ? 1 : 0) + (isRandom ? 2 : 0)
        let numbers = [flags, functions, bytes, systemNames, functionsByModule.count]
        let modules = functionsByModule.sorted { $0.key < $1.key }.flatMap { [$0.key, String($0.value)] }
        return numbers.map(String.init) + modules + fallbacks
    }

    fileprivate init?(_ fields: ArraySlice<FieldLines.Field>) {
        var rest = fields
        let numbers = rest.prefix(5).compactMap(\.integer)
        rest = rest.dropFirst(5)
        guard numbers.count == 5, rest.count >= 2 * numbers[4] else { return nil }
        var modules: [String: Int] = [:]
        for _ in 0..<numbers[4] {
            guard let module = rest.popFirst()?.string, let count = rest.popFirst()?.integer else { return nil }
            modules[module] = count
        }
        self.init(
            functions: numbers[1], bytes: numbers[2], functionsByModule: modules, systemNames: numbers[3],
            fallbacks: rest.map(\.string), draws: numbers[0] & 1 != 0,
            isRandom: numbers[0] & 2 != 0)
    }
}
