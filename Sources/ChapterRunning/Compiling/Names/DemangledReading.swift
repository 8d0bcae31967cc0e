/// Reads what the demangler says of a symbol, byte by byte: a report has tens of thousands.
struct DemangledReading {
    private var rest: Substring.UTF8View

    static func declaration(in text: String) -> DeclaredName? {
        var reading = DemangledReading(rest: Substring(text).utf8)
        guard reading.unwrap() else { return nil }
        return reading.declaration()
    }

    private static let wrappings = [
        "merged ", "specialized ", "static ", "partial apply forwarder for ", "partial apply for ", "closure #",
        "implicit closure #",
        "generic specialization ", "generic not re-abstracted specialization ", "generic partial specialization ",
        "generic pre-specialization ", "function signature specialization ", "default argument ",
        "variable initialization expression of ", "one-time initialization function for ",
    ]

    /// Goes on to the declaration itself; false if the symbol is of none.
    private mutating func unwrap() -> Bool {
        while let wrapping = Self.wrappings.first(where: { rest.starts(with: $0.utf8) }) {
            rest = rest.dropFirst(wrapping.utf8.count)
            let isDone =
                switch wrapping {
                case "closure #", "implicit closure #": skip(past: " in ")
                case "default argument ": skip(past: " of ")
                case _ where wrapping.hasSuffix("specialization "): skip(past: " of ")
                default: true
                }
            guard isDone else { return false }
        }
        return true
    }

    /// Goes past the first `words` outside of all brackets; false if there are none.
    private mutating func skip(past words: String) -> Bool {
        var depth = 0
        var last: UInt8 = 0
        var index = rest.startIndex
        while index < rest.endIndex {
            let byte = rest[index]
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">") where last != UInt8(ascii: "-"): depth -= 1
            case UInt8(ascii: " ") where depth == 0 && rest[index...].starts(with: words.utf8):
                rest = rest[index...].dropFirst(words.utf8.count)
                return true
            default: break
            }
            last = byte
            index = rest.index(after: index)
        }
        return false
    }

    private mutating func declaration() -> DeclaredName? {
        var module: String?
        if take("(extension in ") {
            module = word()
            guard take("):") else { return nil }
        }
        var parts: [String] = []
        while let part = component() {
            parts.append(part)
            skipGenerics()
            guard take(".") else { break }
        }
        guard parts.count > 1 else { return nil }
        if let last = parts.last, Self.accessors.contains(last), rest.starts(with: " : ".utf8) { parts.removeLast() }
        let owner = parts.removeFirst()
        guard let last = parts.last, !last.isEmpty else { return nil }
        // What follows a space is a word of the compiler's: `x #1 in`, `infix`.
        if rest.isEmpty || rest.starts(with: " : ".utf8) || rest.starts(with: " with ".utf8) {
            return DeclaredName(module: module ?? owner, path: parts.joined(separator: "."))
        }
        guard let parameters = parameters() else { return nil }
        return DeclaredName(
            module: module ?? owner, path: parts.joined(separator: ".") + "(\(parameters.labels.map { "\($0):" }.joined()))",
            types: parameters.types.joined(separator: " "))
    }

    private static let accessors: Set = ["getter", "setter", "modify", "read", "modify2", "read2", "unsafeMutableAddressor"]

    /// `Matrix`, also of `(Matrix in _5A…)`, which is private.
    private mutating func component() -> String? {
        guard take("(") else { return word() }
        let name = word()
        guard name != nil, let end = rest.firstIndex(of: UInt8(ascii: ")")) else { return nil }
        rest = rest[rest.index(after: end)...]
        return name
    }

    private mutating func word() -> String? {
        let ends: Set<UInt8> = Set(".(<>: )[,".utf8)
        let word = rest.prefix { !ends.contains($0) }
        rest = rest.dropFirst(word.count)
        return word.isEmpty ? nil : String(Substring(word))
    }

    private mutating func take(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }

    private mutating func skipGenerics() {
        guard rest.first == UInt8(ascii: "<") else { return }
        var depth = 0
        var last: UInt8 = 0
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "<") { depth += 1 }
            if byte == UInt8(ascii: ">"), last != UInt8(ascii: "-") { depth -= 1 }
            last = byte
            if depth == 0 { return }
        }
    }

    /// What stands in the brackets at which the reading is.
    private mutating func parameters() -> (labels: [String], types: [String])? {
        guard take("(") else { return nil }
        var labels: [String] = []
        var types: [String] = []
        var depth = 1
        var last: UInt8 = 0
        // What was read of a parameter before its colon, if it has one.
        var isLabelled = false
        var hasText = false
        var word: [UInt8] = []
        func endWord(isLabel: Bool = false) {
            if isLabel {
                labels.append(String(decoding: word, as: UTF8.self))
            } else if let type = Self.type(word) {
                types.append(type)
            }
            word = []
        }
        func endParameter() {
            endWord()
            if hasText, !isLabelled { labels.append("_") }
            (isLabelled, hasText) = (false, false)
        }
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"):
                endWord()
                hasText = true
                depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                depth -= 1
                guard depth > 0 else {
                    endParameter()
                    return (labels, types)
                }
                endWord()
            case UInt8(ascii: ">"):
                endWord()
                if last != UInt8(ascii: "-") { depth -= 1 }
            case UInt8(ascii: ","):
                if depth == 1 { endParameter() } else { endWord() }
            case UInt8(ascii: ":"):
                endWord(isLabel: depth == 1 && !isLabelled)
                if depth == 1 { isLabelled = true }
                hasText = true
            case UInt8(ascii: " "), UInt8(ascii: "?"), UInt8(ascii: "-"), UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "@"):
                endWord()
            default:
                word.append(byte)
                hasText = true
            }
            last = byte
        }
        return nil
    }

    /// The last part of a type's name; nil for what stands for any type, and for words that are none.
    private static func type(_ word: [UInt8]) -> String? {
        guard let last = word.split(separator: UInt8(ascii: ".")).last, let first = last.first else { return nil }
        let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
        let isPlaceholder = !word.contains(UInt8(ascii: ".")) && last.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
        return isUpper && !isPlaceholder ? String(decoding: last, as: UTF8.self) : nil
    }
}
