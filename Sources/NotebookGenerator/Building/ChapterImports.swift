import ChapterReading
import ChapterRunning
import Foundation
import Storage

extension Project {
    /// The names that stand after `import` in the code of chapters and of what they include, listings among it: of those that are no
    /// modules of the package nothing becomes, and of one too many no block runs.
    func chapterImports(remembering stamps: FileStamps) throws -> Set<String> {
        // What cannot be read is told where chapters are.
        let files = Set(try readableChapters().sources.flatMap(\.files).map(\.file)).sorted().map { "\(root)/\($0)" }
        let names = try files.flatMap { file in
            try stamps.fact("imports 2", of: file) {
                Self.imports(in: try Data(contentsOf: URL(fileURLWithPath: file))).joined(separator: " ")
            }.split(separator: " ").map(String.init)
        }
        return Set(names)
    }

    /// What stands between fences, in quotes and lists too: in prose one may write `import` as well.
    static func fenced(_ text: Data) -> [UInt8] {
        var (code, lines): ([UInt8], FencedLines) = ([], FencedLines())
        for line in String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline) where lines.place(of: line) == .code
        {
            code += Array(line.utf8) + [UInt8(ascii: "\n")]
        }
        return code
    }

    private static func imports(in text: Data) -> [String] {
        ModuleQuestions.asked(in: fenced(text)).filter { name in name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }
    }
}
