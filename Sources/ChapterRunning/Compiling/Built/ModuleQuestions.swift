/// The modules that code asks for by name.
package enum ModuleQuestions {
    /// What `code` asks for: the arguments of each `canImport`, and the module of each `import`.
    package static func asked(in code: some Sequence<UInt8>) -> [String] {
        let code = Array(code)
        let word = Array("mport".utf8)
        var questions: Set<String> = []
        for start in code.indices.dropFirst(1).dropLast(word.count) where code[start] == word[0] {
            let end = start + word.count
            guard code[start..<end].elementsEqual(word) else { continue }
            let before = code[..<start].suffix(4)
            if before.elementsEqual("canI".utf8) {
                questions.insert(arguments(code[end...].prefix(200)))
            } else if before.last == UInt8(ascii: "i"), let module = module(code[end...].prefix(200)) {
                questions.insert(module)
            }
        }
        return questions.filter { !$0.isEmpty }.sorted()
    }

    /// `M.N,_version:2` of `(M.N, _version: 2) && …`.
    private static func arguments(_ code: ArraySlice<UInt8>) -> String {
        let text = String(decoding: code.prefix { $0 != UInt8(ascii: ")") }, as: UTF8.self)
        return text.filter { !$0.isWhitespace && $0 != "(" && $0 != "`" }
    }

    /// `M` of ` struct M.Part`.
    private static func module(_ code: ArraySlice<UInt8>) -> String? {
        guard code.first == UInt8(ascii: " ") else { return nil }
        let line = String(decoding: code.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: ";") }, as: UTF8.self)
        let name = line.split(separator: " ").first { !kinds.contains($0) }
        return name.map { String($0.prefix { $0.isLetter || $0.isNumber || $0 == "_" }) }
    }

    private static let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
}
