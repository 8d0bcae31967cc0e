import ChapterRunning
import Foundation
import Storage

extension Project {
    /// The names that stand after `import` in the chapters, listings and prose among them: of those that are no modules of the package
    /// nothing becomes, and of one too many no block runs.
    func chapterImports(remembering stamps: FileStamps) throws -> Set<String> {
        // A folder, or a link that leads nowhere, is told where chapters are read.
        let files = try authorPaths().filter { $0.hasSuffix(".md") && !$0.contains("/") }.map { "\(chapters)/\($0)" }
        let names = try files.flatMap { file in
            try stamps.fact("imports 1", of: file) {
                Self.imports(in: try Data(contentsOf: URL(fileURLWithPath: file))).joined(separator: " ")
            }.split(separator: " ").map(String.init)
        }
        return Set(names)
    }

    private static func imports(in text: Data) -> [String] {
        ModuleQuestions.asked(in: text).filter { name in name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }
    }
}
