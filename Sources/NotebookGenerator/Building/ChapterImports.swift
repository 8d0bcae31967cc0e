import ChapterRunning
import Foundation
import Storage

extension Project {
    /// The names that stand after `import` in the code of chapters and of what they may include, listings among it: of those that are no modules of the package nothing
    /// becomes, and of one too many no block runs.
    func chapterImports(remembering stamps: FileStamps) throws -> Set<String> {
        // A folder, or a link that leads nowhere, is told where chapters are read.
        let files = try authorPaths().filter { $0.hasSuffix(".md") }.map { "\(chapters)/\($0)" }
        let names = try files.flatMap { file in
            try stamps.fact("imports 2", of: file) {
                Self.imports(in: try Data(contentsOf: URL(fileURLWithPath: file))).joined(separator: " ")
            }.split(separator: " ").map(String.init)
        }
        return Set(names)
    }

    /// What stands between fences, in quotes and lists too: in prose one may write `import` as well.
    static func fenced(_ text: Data) -> [UInt8] {
        var (code, fence): ([UInt8], Substring?) = ([], nil)
        for line in String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let inner = line.drop { " \t>*+-.0123456789".contains($0) }
            let mark = inner.prefix { $0 == inner.first && "`~".contains($0) }
            if let opened = fence {
                let isClosing =
                    mark.count >= opened.count && mark.first == opened.first
                    && inner.allSatisfy { $0 == mark.first || $0.isWhitespace }
                if isClosing { fence = nil } else { code += Array(line.utf8) + [UInt8(ascii: "\n")] }
            } else if mark.count >= 3, mark.first == "~" || !inner.dropFirst(mark.count).contains("`") {
                fence = mark
            }
        }
        return code
    }

    private static func imports(in text: Data) -> [String] {
        ModuleQuestions.asked(in: fenced(text)).filter { name in name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }
    }
}
