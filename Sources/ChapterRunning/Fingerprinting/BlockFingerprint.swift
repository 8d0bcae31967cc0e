import Foundation
import MachineCode
import Storage

/// What one block can reach, as a digest, and how much it is.
package struct BlockFingerprint: Sendable, Equatable {
    var digest: Digest
    var reach: ReachSummary
    /// The labels of the objects whose code opens resource bundles.
    var opening: [String] = []

    /// - Parameter resources: the contents of resource bundles, by the labels of the objects whose code opens them.
    init(_ reach: Reach, resources: [String: Digest] = [:]) throws {
        guard let digest = Digest(parsing: reach.digest) else { throw SystemFailure("\(reach.digest): not a fingerprint") }
        opening = resources.isEmpty ? [] : Set(reach.size.objects).sorted().filter { resources[$0] != nil }
        let opened = opening.compactMap { resources[$0]?.description }
        self.digest = opened.isEmpty ? digest : Digest(ofAll: [digest.description] + opened)
        self.reach = ReachSummary(reach)
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

    private var fields: [String] { [digest.description, String(opening.count)] + opening + reach.fields }

    private init?(_ fields: ArraySlice<FieldLines.Field>) {
        guard let digest = fields.first?.digest, let count = fields.dropFirst().first?.integer, 0...fields.count ~= count,
            let reach = ReachSummary(fields.dropFirst(2 + count))
        else { return nil }
        self.digest = digest
        self.reach = reach
        opening = fields.dropFirst(2).prefix(count).map(\.string)
    }
}
