import Foundation

/// The files that a compilation read, as the compiler lists them for `make`.
struct CompilerDependencies {
    /// Absolute paths, sorted; the compiled sources themselves, which are given by relative paths, are left out.
    let files: [String]

    init(readingFrom path: String) throws {
        self.init(parsing: try String(contentsOfFile: path, encoding: .utf8))
    }

    /// - Parameter text: rules `output : input input`, in which a backslash stands before blanks and `#`, and `$` is doubled.
    init(parsing text: String) {
        var files: Set<String> = []
        var word = ""
        var isEscaped = false
        for character in text + "\n" {
            if isEscaped {
                if character != "\n" { word.append(character) }
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character.isWhitespace {
                if word.hasPrefix("/") { files.insert(word.replacing("$$", with: "$")) }
                word = ""
            } else {
                word.append(character)
            }
        }
        self.files = files.sorted()
    }
}
