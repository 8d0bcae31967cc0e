import Foundation

/// The files that a compilation read, as the compiler lists them for `make`.
struct CompilerDependencies {
    /// Absolute paths, sorted; the compiled sources themselves, which are given by relative paths, are left out.
    let files: [String]

    init(readingFrom path: String) throws {
        self.init(parsing: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    }

    init(parsing text: String) { self.init(parsing: Array(text.utf8)) }

    /// - Parameter text: rules `output : input input`, in which a backslash stands before blanks and `#`, and `$` is doubled.
    private init(parsing text: [UInt8]) {
        var files: Set<[UInt8]> = []
        var word: [UInt8] = []
        var isInputs = false
        var index = 0
        func next() -> UInt8? { index + 1 < text.count ? text[index + 1] : nil }
        func end() {
            if word.last == UInt8(ascii: ":"), !isInputs || word.count == 1 {
                isInputs = true
            } else if isInputs, word.first == UInt8(ascii: "/") {
                files.insert(word)
            }
            word.removeAll(keepingCapacity: true)
        }
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\\"):
                if let escaped = next(), escaped != UInt8(ascii: "\n") { word.append(escaped) } else { end() }
                index += 1
            case UInt8(ascii: "$"):
                word.append(UInt8(ascii: "$"))
                if next() == UInt8(ascii: "$") { index += 1 }
            case UInt8(ascii: "\n"):
                end()
                isInputs = false
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): end()
            case let byte: word.append(byte)
            }
            index += 1
        }
        end()
        self.files = files.map { String(decoding: $0, as: UTF8.self) }.sorted()
    }
}
