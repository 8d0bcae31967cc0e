/// Commands of TeX that a bibliography defines for itself in its `@preamble`, as `\newcommand{\noopsort}[1]{}`: what they stand for is put in
/// their place.
struct TeXMacros: Equatable {
    struct Macro: Equatable {
        /// How many arguments it takes.
        var count: Int
        var body: String

        /// In bytes, at most, with these in their places; no less than the macro itself.
        func size(with arguments: [Substring]) -> Int {
            let places = arguments.isEmpty ? 0 : body.utf8.count { $0 == UInt8(ascii: "#") }
            return body.utf8.count + places * (arguments.map(\.utf8.count).max() ?? 0)
        }
    }

    private(set) var macros: [String: Macro]

    /// What a year is sorted by is never shown; the names are those that styles of journals give out.
    private static let usual = ["noopsort": Macro(count: 1, body: ""), "SortNoop": Macro(count: 1, body: "")]
    /// Macros may stand for others; one that stands for itself must end.
    private static let deepest = 8
    private static let longest = 20_000

    /// - Parameter preambles: what stands in each `@preamble`.
    init(preambles: [String] = []) {
        macros = Self.usual
        for text in preambles {
            for found in text.matches(
                of:
                    /\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*\{?\s*\\(?<name>[A-Za-z]+)\s*\}?\s*(?:\[(?<count>[0-9])\])?\s*(?=\{)/
            ) {
                add(found.output.name, count: found.output.count.flatMap { Int($0) } ?? 0, text[found.range.upperBound...])
            }
            for found in text.matches(of: /\\def\s*\\(?<name>[A-Za-z]+)(?<parameters>(?:#[1-9])*)\s*(?=\{)/) {
                add(found.output.name, count: found.output.parameters.count / 2, text[found.range.upperBound...])
            }
        }
    }

    private mutating func add(_ name: Substring, count: Int, _ rest: Substring) {
        guard let body = Self.group(in: rest), body.content.utf8.count <= Self.longest else { return }
        macros[String(name)] = Macro(count: count, body: String(body.content))
    }

    /// A text with what its commands stand for; as it is when they would make it too long.
    ///
    /// - Parameter room: how many bytes may come of it, in all; what it takes is gone.
    func expanding(_ text: String, room: inout Int) -> String {
        var expanded = text
        for _ in 0..<Self.deepest {
            guard let next = expandingOnce(expanded, atMost: min(Self.longest, room)), next != expanded else { break }
            room -= next.utf8.count
            expanded = next
        }
        return expanded
    }

    /// Nil when it becomes longer than `limit`, or more than that is put in on the way.
    private func expandingOnce(_ text: String, atMost limit: Int) -> String? {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var expanded = ""
        var put = 0
        var rest = text[...]
        while let found = rest.firstMatch(of: /\\(?<name>[A-Za-z]+)/) {
            expanded += rest[..<found.range.lowerBound]
            rest = rest[found.range.upperBound...]
            if let macro = macros[String(found.output.name)], let arguments = Self.arguments(macro.count, in: &rest) {
                put += macro.size(with: arguments)
                guard put <= limit else { return nil }
                let text = arguments.enumerated().reduce(macro.body) { $0.replacing("#\($1.offset + 1)", with: $1.element) }
                // The blank that ended the command is gone; a command at the end of what is put in needs one.
                expanded += text + (text.contains(/\\[A-Za-z]+$/) && rest.first?.isLetter ?? false ? " " : "")
            } else {
                expanded += found.output.0
            }
        }
        expanded += rest
        return expanded.utf8.count <= limit ? expanded : nil
    }

    /// The groups or letters that follow a command, without what they are taken from; nil when there are too few.
    private static func arguments(_ count: Int, in rest: inout Substring) -> [Substring]? {
        var left = rest.drop { $0.isWhitespace }
        var arguments: [Substring] = []
        while arguments.count < count {
            left = left.drop { $0.isWhitespace }
            if let found = group(in: left) {
                arguments.append(found.content)
                left = found.rest
            } else if let token = left.prefixMatch(of: /\\(?:[A-Za-z]+|.)|[^}]/)?.output {
                arguments.append(token)
                left = left[token.endIndex...]
            } else {
                return nil
            }
        }
        rest = left
        return arguments
    }

    /// What stands between the brace that `text` starts with and the one that closes it.
    static func group(in text: Substring) -> (content: Substring, rest: Substring)? {
        guard text.first == "{" else { return nil }
        var depth = 0
        var index = text.startIndex
        while index < text.endIndex {
            switch text[index] {
            case "\\": index = text.index(after: index)
            case "{": depth += 1
            case "}": depth -= 1
            default: break
            }
            guard index < text.endIndex else { return nil }
            if depth == 0 {
                return (text[text.index(after: text.startIndex)..<index], text[text.index(after: index)...])
            }
            index = text.index(after: index)
        }
        return nil
    }
}
