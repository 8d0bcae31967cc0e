import Foundation
import MachineCode

/// How much of the package a block's code can reach.
struct ReachSummary: Codable, Sendable, Equatable {
    /// Functions of ours, and copies of generic ones that our code made.
    var functions = 0
    /// Bytes of code and constants.
    var bytes = 0
    /// Functions by the module that wrote them; the chapter's own under `Chapter`.
    var functionsByModule: [String: Int] = [:]
    /// Names that lead into system libraries.
    var systemNames: Int
    /// Why more than what is reached had to be taken.
    var fallbacks: [String]
    /// Whether it reaches Cairo or FreeType, or may do so in ways that cannot be seen.
    var draws: Bool
    /// Whether it reaches random numbers of the system, which are others in every run.
    var isRandom: Bool

    /// Where the standard library and the C library make them.
    private static let randomness: Set = [
        "swift_stdlib_random", "arc4random", "arc4random_buf", "arc4random_uniform", "getentropy", "getrandom",
    ]

    init(_ reach: Reach) {
        isRandom = reach.externalNames.contains(where: Self.randomness.contains)
        draws = !reach.fallbacks.isEmpty || reach.externalNames.contains { $0.hasPrefix("cairo_") || $0.hasPrefix("FT_") }
        systemNames = reach.externalNames.count
        fallbacks = reach.fallbacks.map(\.reason)
        let entities = reach.entities
        bytes = entities.reduce(0) { $0 + $1.size }
        let functions = entities.filter { $0.kind == .function }
        self.functions = functions.count
        let ours = Set(entities.compactMap { Self.target(ofObject: $0.object) } + ["Chapter"])
        for module in functions.compactMap(Self.module) where ours.contains(module) {
            functionsByModule[module, default: 0] += 1
        }
    }

    /// The module in a Swift symbol's name, `$s8Plotting4Line…`; for a C function the target of its object file. Specialized
    /// copies of the standard library's generics, and the compiler's own helpers, belong to no module of ours: the linker takes
    /// the first of many.
    private static func module(of entity: ReachedEntity) -> String? {
        guard entity.mangledName.hasPrefix("$s") else {
            return entity.object.hasSuffix(".swift.o") ? nil : target(ofObject: entity.object)
        }
        let digits = entity.mangledName.dropFirst(2).prefix { $0.isNumber }
        guard let length = Int(digits) else { return nil }
        return String(entity.mangledName.dropFirst(2 + digits.count).prefix(length))
    }

    private static func target(ofObject label: String) -> String? { ModuleObject(label: label)?.target }
}

/// A block's reach as the data set `reach` holds it.
struct BlockReach: Codable, Sendable, Equatable {
    var chapter: String
    var block: String
    var kind: Block.Kind
    var functions: Int
    var bytes: Int
    var functionsByModule: [String: Int]
    var systemNames: Int
    var fallbacks: [String]

    init(_ summary: ReachSummary, of block: TangledBlock, in chapter: String) {
        self.chapter = chapter
        self.block = block.identifier
        kind = block.block.kind
        functions = summary.functions
        bytes = summary.bytes
        functionsByModule = summary.functionsByModule
        systemNames = summary.systemNames
        fallbacks = summary.fallbacks
    }
}
