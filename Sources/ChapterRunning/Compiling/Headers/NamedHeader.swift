/// A file that a header, a C file or a module map names: with `#include`, with `__has_include`, in a macro for either, or, in
/// a module map, as a header. Conditions are not looked at, so these are all that any compilation of it can ask for. Of the texts
/// in macros, absolute paths are left out: they are those of files that programs read.
struct NamedHeader: Hashable {
    var name: String
    /// Whether it stands in `"…"`, and is looked for beside the file that names it first.
    var isQuoted: Bool

    /// All that are named in a file.
    ///
    /// - Parameter isModuleMap: whether every line counts, and not only those for the preprocessor.
    static func list(in text: [UInt8], isModuleMap: Bool) -> [NamedHeader] {
        var names: Set<NamedHeader> = []
        var isDirective = isModuleMap
        var isDefinition = false
        var start: Int?
        var close: UInt8 = 0
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: "\n") {
                isDirective = isModuleMap || isDirective && isContinued(text[..<index])
                start = nil
            } else if !isDirective {
                // C may write it `%:` too.
                let isDigraph = byte == UInt8(ascii: ":") && index > 0 && text[index - 1] == UInt8(ascii: "%")
                guard byte == UInt8(ascii: "#") || isDigraph else { continue }
                let directive = text[(index + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
                isDirective = !Self.saysWhereItIsFrom(directive)
                isDefinition = directive.starts(with: "define".utf8)
            } else if let open = start, byte == close {
                let isPath = isDefinition && text[open] == UInt8(ascii: "/")
                let name = String(decoding: text[open..<index], as: UTF8.self)
                if !name.isEmpty, !isPath { names.insert(NamedHeader(name: name, isQuoted: close == UInt8(ascii: "\""))) }
                start = nil
            } else if start == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") {
                (start, close) = (index + 1, byte == UInt8(ascii: "<") ? UInt8(ascii: ">") : byte)
            }
        }
        if isModuleMap { names.formUnion(apiNotes(besideMap: text)) }
        return names.sorted { $0.name < $1.name }
    }

    /// Whether a line goes on in the next one: after its `\` compilers pass over blanks, and the first half of CRLF.
    private static func isContinued(_ line: ArraySlice<UInt8>) -> Bool {
        line.last { ![UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t")].contains($0) } == UInt8(ascii: "\\")
    }

    /// `#line 3 "walk.y"`, and `# 3 "walk.y"`: what the file was made of, which no compiler reads.
    private static func saysWhereItIsFrom(_ directive: ArraySlice<UInt8>) -> Bool {
        directive.starts(with: "line".utf8)
            || directive.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }

    /// What Swift is told of a module's declarations, which the compiler looks for beside the map whether it is there or not.
    private static func apiNotes(besideMap text: [UInt8]) -> [NamedHeader] {
        String(decoding: text, as: UTF8.self).matches(of: /\bmodule\s+(?<name>[A-Za-z_]\w*)/).flatMap { found in
            ["", "_private"].map { NamedHeader(name: "\(found.output.name)\($0).apinotes", isQuoted: true) }
        }
    }
}
