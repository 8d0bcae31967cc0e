/// What the end of a mangled Swift name tells about its object.
/// - Source: docs/ABI/Mangling.rst of the Swift compiler.
enum SwiftSymbol {
    /// A mangled type with references to descriptors inside: directly, or by way of a pointer where another module holds them.
    static func isTypeReference(_ name: SymbolName) -> Bool { name.hasPrefix("symbolic ") }

    /// A pointer by which such a reference goes.
    static func isPointer(_ name: SymbolName) -> Bool { name.hasPrefix("got.") }

    /// Objects that the compiler lays out itself and refers to by their exact address, never by indexing.
    static func isMetadata(_ name: SymbolName) -> Bool {
        if name.hasPrefix("symbolic ") || name.hasPrefix("got.") || name.hasPrefix("associated conformance ")
            || name.hasPrefix("generic environment ") || name.hasPrefix("default associated conformance")
            || name.hasPrefix("__swift_reflection_version")
        {
            return true
        }
        guard name.hasPrefix("$s") else { return false }
        return descriptorSuffixes.contains { name.hasSuffix($0) } || otherSuffixes.contains { name.hasSuffix($0) }
    }

    /// Descriptors with distances between each other that the assembler may have resolved.
    static func isDescriptor(_ name: SymbolName) -> Bool {
        if name.hasPrefix("generic environment ") { return true }
        return name.hasPrefix("$s") && descriptorSuffixes.contains { name.hasSuffix($0) }
    }

    static func isConformance(_ name: SymbolName) -> Bool { name.hasPrefix("$s") && name.hasSuffix("Mc") }
    static func isNominalType(_ name: SymbolName) -> Bool { name.hasPrefix("$s") && name.hasSuffix("Mn") }
    static func isPattern(_ name: SymbolName) -> Bool { name.hasSuffix("MP") }
    static func isProtocol(_ name: SymbolName) -> Bool { name.hasSuffix("Mp") }
    static func isContext(_ name: SymbolName) -> Bool {
        name.hasPrefix("$s") && contextSuffixes.contains { name.hasSuffix($0) }
    }

    /// Type, module, extension, anonymous, protocol and opaque type descriptors.
    private static let contextSuffixes: [StaticString] = ["Mn", "MXM", "MXE", "MXX", "Mp", "MQ"]
    private static let descriptorSuffixes: [StaticString] = contextSuffixes + ["Mc", "MP"]
    private static let otherSuffixes: [StaticString] = [
        "MF", "MA", "MB", "Mf", "MI", "Ml", "MD", "Mr", "ML", "MV", "MK", "Mm", "MR", "WV", "WP", "Wp", "WL", "WG", "Wz", "Wvd",
        "Tq", "TL", "Tn", "Tl", "Tb", "Tu", "N",
    ]
}
