import ChapterReading
import Foundation
import MachineCode
import Storage

/// How much of the package a block's code can reach.
package struct ReachSummary: Sendable, Equatable {
    /// Functions of ours, and copies of generic ones that our code made.
    var functions: Int
    /// Bytes of code and constants.
    var bytes: Int
    /// Functions by the module that wrote them; the chapter's own under `Chapter`.
    var functionsByModule: [String: Int]
    /// Names that lead into system libraries.
    var systemNames: Int
    /// Why more than what is reached had to be taken.
    var fallbacks: [String]
    /// Whether it reaches Cairo or FreeType, or may do so in ways that cannot be seen.
    var draws: Bool
    /// Whether it reaches random numbers of the system, which are others in every run.
    package var isRandom: Bool
}

extension ReachSummary {
    /// Where the standard library, the C library and Foundation make random numbers, and names that are others in every run.
    private static let randomness: Set = [
        "swift_stdlib_random", "arc4random", "arc4random_buf", "arc4random_uniform", "getentropy", "getrandom",
        "uuid_generate", "uuid_generate_random", "uuid_generate_time", "_ZNSt13random_device9_M_getvalEv",
        // UUID(), NSUUID(), ProcessInfo.globallyUniqueString.
        "$s20FoundationEssentials4UUIDVACycfC", "$s10Foundation6NSUUIDCACycfc",
        "$s20FoundationEssentials11ProcessInfoC20globallyUniqueStringSSvg",
    ]

    init(_ reach: Reach) {
        let size = reach.size
        let ours = Set(size.objects.compactMap(Self.target) + [BuiltModules.chapterModule])
        var functionsByModule: [String: Int] = [:]
        for (origin, count) in size.functions {
            if let module = Self.module(of: origin), ours.contains(module) { functionsByModule[module, default: 0] += count }
        }
        self.init(
            functions: size.functions.values.reduce(0, +), bytes: size.bytes, functionsByModule: functionsByModule,
            systemNames: reach.externalNames.count, fallbacks: reach.fallbacks.map(\.reason),
            draws: !reach.fallbacks.isEmpty || reach.externalNames.contains { $0.hasPrefix("cairo_") || $0.hasPrefix("FT_") },
            isRandom: reach.externalNames.contains(where: Self.randomness.contains))
    }

    /// The module that wrote a function; for a C function the target of its object file. Specialized copies of the standard
    /// library's generics, and the compiler's own helpers, belong to no module of ours: the linker takes the first of many.
    private static func module(of origin: ReachSize.Origin) -> String? {
        if origin.isSwift { return origin.module }
        return origin.object.hasSuffix(".swift.o") ? nil : target(ofObject: origin.object)
    }

    private static func target(ofObject label: String) -> String? { ModuleObject(label: label)?.target }
}

// MARK: In a file

extension ReachSummary {
    /// What a line holds of it, last of all.
    package var fields: [String] {
        let flags = (draws ? 1 : 0) + (isRandom ? 2 : 0)
        let numbers = [flags, functions, bytes, systemNames, functionsByModule.count]
        let modules = functionsByModule.sorted { $0.key < $1.key }.flatMap { [$0.key, String($0.value)] }
        return numbers.map(String.init) + modules + fallbacks
    }

    init?(_ fields: ArraySlice<FieldLines.Field>) {
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

/// A block's reach as the data set `reach` holds it.
package struct BlockReach: Encodable, Sendable {
    package var chapter: String
    package var block: String
    package var kind: Block.Kind
    package var summary: ReachSummary

    package init(_ summary: ReachSummary, of block: TangledBlock, in chapter: String) {
        self.chapter = chapter
        self.block = block.identifier
        kind = block.block.kind
        self.summary = summary
    }

    private enum CodingKeys: CodingKey {
        case chapter, block, kind, functions, kilobytes, functionsByModule, systemNames, fallbacks
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(chapter, forKey: .chapter)
        try container.encode(block, forKey: .block)
        try container.encode(kind, forKey: .kind)
        try container.encode(summary.functions, forKey: .functions)
        // A figure's new label is a byte more or less, which no page about the report needs to tell.
        try container.encode((summary.bytes + 500) / 1000, forKey: .kilobytes)
        try container.encode(summary.functionsByModule, forKey: .functionsByModule)
        try container.encode(summary.systemNames, forKey: .systemNames)
        try container.encode(summary.fallbacks, forKey: .fallbacks)
    }
}
