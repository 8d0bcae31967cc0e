import Foundation
import MachineCode

/// A symbol as its author wrote it: without modules, types of parameters and results, and without what the compiler made of it.
struct ReadableSymbol: Equatable {
    let text: String
    /// Code or constants of the source; not a part that the compiler adds, nor a copy of the standard library's.
    let isPlain: Bool

    init(_ mangled: String) { self.init(demangled: Demangler.demangle(mangled)) }

    init(demangled: String) {
        let made = [
            "metadata", "descriptor", "witness", "thunk", "outlined copy", "outlined destroy", "outlined init", "symbolic ",
            "got.",
            "associated conformance ",
        ]
        let plain = Self.withoutNoise(demangled)
        if let conformance = Self.conformance(plain) {
            (text, isPlain) = (conformance, false)
            return
        }
        let witness = Self.witness(plain)
        let (place, written) = Self.unwrapped(witness ?? plain)
        isPlain = witness != nil || (!made.contains(where: demangled.contains) && !Self.isSystem(written, demangled))
        let name = isPlain ? Self.name(written) : written
        text = place + name
    }

    private static func conformance(_ text: String) -> String? {
        return text.firstMatch(of: Patterns.conformance).map { "the conformance of \(withoutGenerics(String($0.1))) to \($0.2)" }
    }

    private static let systemModules: Set = [
        "Swift", "Foundation", "FoundationEssentials", "Synchronization", "_Concurrency", "Dispatch",
    ]

    /// The member that satisfies a protocol's requirement, `Models.Norm.description.getter`, when the symbol is that.
    private static func witness(_ text: String) -> String? {
        guard let match = text.firstMatch(of: Patterns.witness), match.1.hasPrefix("\(match.3)."),
            !systemModules.contains(String(match.4))
        else { return nil }
        return "\(match.2)\(match.1.dropFirst(match.3.count))"
    }

    /// Whether a system library wrote it, of which a copy was compiled for our types.
    private static func isSystem(_ written: String, _ demangled: String) -> Bool {
        let author =
            demangled.firstMatch(of: Patterns.extensionModule).map { String($0.1) }
            ?? String(written.prefix { $0 != "." })
        return systemModules.contains(author)
    }

    /// Without discriminators of private names, extensions and suffixes.
    private static func withoutNoise(_ text: String) -> String {
        text.replacing(Patterns.discriminator) { $0.1 }.replacing(Patterns.extensionMark, with: "")
            .replacing(Patterns.suffix, with: "")
    }

    /// The function or variable that the compiler made the symbol of, and which part of it the symbol is.
    private static func unwrapped(_ text: String) -> (part: String, written: String) {
        var (part, rest) = ("", Substring(text))
        while true {
            if let match = rest.prefixMatch(of: Patterns.specialization) {
                rest = afterBrackets(rest[match.range.upperBound...]).trimmingPrefix(" of ")
            } else if let match = rest.prefixMatch(of: Patterns.adjective) {
                rest = rest[match.range.upperBound...]
            } else if rest.prefixMatch(of: Patterns.closure) != nil, let outer = afterTypes(rest) {
                part = "a closure in "
                rest = outer
            } else if let match = rest.prefixMatch(of: Patterns.numbered), match.1 != "variable", let outer = afterTypes(rest) {
                part = "\(match.1) in "
                rest = outer
            } else if let match = rest.prefixMatch(of: Patterns.defaultArgument) {
                part = "a default argument of "
                rest = rest[match.range.upperBound...]
            } else if let match = rest.prefixMatch(of: Patterns.outlined) {
                part = "a constant of "
                rest = rest[match.range.upperBound...]
            } else if let match = rest.prefixMatch(
                of: Patterns.initializer)
            {
                if part.isEmpty { part = "the value of " }
                rest = rest[match.range.upperBound...]
            } else {
                return (part, String(rest))
            }
        }
    }

    /// What follows the angle brackets with which `text` starts.
    private static func afterBrackets(_ text: Substring) -> Substring {
        var depth = 0
        var last: Character = " "
        for index in text.indices {
            if text[index] == "<" { depth += 1 }
            if text[index] == ">" && last != "-" { depth -= 1 }
            last = text[index]
            if depth == 0 { return text[text.index(after: index)...] }
        }
        return text
    }

    /// What follows the ` in ` outside of all brackets; nil when there is none.
    private static func afterTypes(_ text: Substring) -> Substring? {
        var depth = 0
        for index in text.indices {
            switch text[index] {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case " " where depth == 0 && text[index...].hasPrefix(" in "): return text[index...].dropFirst(4)
            default: break
            }
        }
        return nil
    }

    private static func name(_ written: String) -> String {
        let text = withoutTypes(withoutGenerics(written)).replacing(Patterns.accessor, with: "")
            .replacing(" infix", with: "").replacing(" prefix", with: "")
            .replacing(Patterns.equality, with: "==")
        guard let module = text.prefixMatch(of: Patterns.module) else { return text }
        // `Module.Type.method(` loses its module, `Module.function(` keeps it.
        let rest = text[module.range.upperBound...]
        return rest.prefix { $0 != "(" && $0 != " " }.contains(".") ? String(rest) : text
    }

    /// `Array<A where A: Equatable>.f<B>(_:)` becomes `Array.f(_:)`.
    private static func withoutGenerics(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let character = rest.first {
            if character == "<", let last = result.last, last.isLetter || last.isNumber || last == "_" {
                rest = afterBrackets(rest)
            } else {
                result.append(character)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// `f(x: Swift.Double, _: Swift.Int) throws -> Swift.Bool` becomes `f(x:_:)`.
    private static func withoutTypes(_ text: String) -> String {
        var result = ""
        var depth = 0
        var label = ""
        var isTyped = false
        for character in text {
            switch character {
            case "(":
                depth += 1
                if depth == 1 {
                    result.append(character)
                    label = ""
                } else {
                    label.append(character)
                }
            case ")":
                depth -= 1
                guard depth == 0 else { break }
                if !isTyped && !label.isEmpty { result += "_:" }
                label = ""
                isTyped = false
                result.append(character)
            case ":" where depth == 1:
                if !isTyped { result += (label.split(separator: " ").last.map(String.init) ?? "_") + ":" }
                label = ""
                isTyped = true
            case "," where depth == 1:
                if !isTyped { result += "_:" }
                label = ""
                isTyped = false
            default:
                if depth == 0 { result.append(character) } else { label.append(character) }
            }
        }
        for end in [" throws", " async", " ->", " : "] {
            if let range = result.range(of: end) { result = String(result[..<range.lowerBound]) }
        }
        return result
    }
}

/// What is looked for in demangled names. A pattern takes longer to make than to match, and there are thousands of names. Threads may share
/// one: it changes only by taking up its compiled form, which the library stores atomically.
private enum Patterns {
    nonisolated(unsafe) static let conformance =
        #/^protocol conformance descriptor for (?:<.*?> )?\w+\.(.+) : (?:\w+\.)?([\w.]+) in \w+$/#
    nonisolated(unsafe) static let witness =
        #/^protocol witness for (?:static )?(.+) in conformance (?:<.*?> )?(.+) : ([\w.]+) in (\w+)$/#
    nonisolated(unsafe) static let extensionModule = #/\(extension in (\w+)\):/#
    nonisolated(unsafe) static let discriminator = #/\(([^()]+) in _[0-9A-F]{32}\)/#
    nonisolated(unsafe) static let extensionMark = #/\(extension in \w+\):/#
    nonisolated(unsafe) static let suffix = #/ with unmangled suffix ".*"/#
    nonisolated(unsafe) static let specialization = #/(?:function signature|generic[\w -]*?) (?:pre-)?specialization (?=<)/#
    nonisolated(unsafe) static let adjective = #/merged |specialized |static |partial apply (?:forwarder )?for /#
    nonisolated(unsafe) static let closure = #/(?:implicit )?closure #\d+ /#
    nonisolated(unsafe) static let numbered = #/(\w+) #\d+ /#
    nonisolated(unsafe) static let defaultArgument = #/default argument \d+ of /#
    nonisolated(unsafe) static let outlined = #/outlined (?:read-only object|variable) #\d+ of /#
    nonisolated(unsafe) static let initializer = #/(?:variable initialization expression of|one-time initialization \w+ for) /#
    nonisolated(unsafe) static let equality = #/__derived_(?:struct|enum)_equals/#
    nonisolated(unsafe) static let module = #/[A-Z]\w*\./#
    nonisolated(unsafe) static let accessor = #/\.(?:getter|setter|modify|read|unsafeMutableAddressor)(?:\.resume\.\d+)?$/#
}
