import ChapterReading
import ChapterRunning
import Foundation
import Storage

/// What `figures/` keeps of the chapters' code (`RecordedCode`): it changes when code does, and not with the processor that a build runs on.
struct CodeRecord {
    private let path: String
    private let store: Store
    private let stamps: FileStamps

    init(in project: Project, _ memory: BuildMemory) {
        path = "\(project.figures)/\(RecordedCode.fileName)"
        store = memory.store
        stamps = memory.stamps
    }

    /// Brings it up to a build.
    func update(by results: [ChapterResult], of book: Book, _ modules: ModuleWordings) throws {
        let states = zip(book.chapters, results).map { chapter, result in state(of: chapter, result, modules) }
        guard try recordedStates() != Self.words(of: results, states) else { return }
        let known = recorded()
        var code = RecordedCode()
        for (result, state) in zip(results, states) where !result.tangled.running.isEmpty {
            let old = known.chapters[result.slug]
            let isSame = old?.state == state
            code.chapters[result.slug] = isSame ? old : try RecordedCode.chapter(result, state: state, in: store) ?? old
        }
        let text = code.text
        if FileManager.default.contents(atPath: path) != text { try AtomicFile.write(text, to: path) }
    }

    /// The name of the file, if there is one that is not of this form: somebody else's, where no ledger lies beside it.
    var foreignFile: String? {
        guard isPresent(path), !FileManager.default.fileExists(atPath: "\(path.folderPath)/\(Ledger.fileName)") else {
            return nil
        }
        let text = try? PlainFile.read(path)
        return text.map { $0.isEmpty || RecordedCode.isRecord(Data($0)) } == true ? nil : RecordedCode.fileName
    }

    /// What is recorded; nothing where there is no record.
    func recorded() -> RecordedCode { FileManager.default.contents(atPath: path).map(RecordedCode.init) ?? RecordedCode() }

    private func state(of chapter: Chapter, _ result: ChapterResult, _ modules: ModuleWordings) -> String {
        let code = chapter.blocks.flatMap { [$0.kind.rawValue, $0.name, $0.code] }
        let imported = modules.reached(by: chapter).sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        // The names of code that is compiled only where a module is there, too.
        let names = result.names.map(\.description).sorted()
        return String(Digest(ofAll: ["code 3"] + code + ["modules"] + imported + ["names"] + names).description.prefix(16))
    }

    /// `02-rates:63ef8c8d…`, in the order of the chapters that run.
    private static func words(of results: [ChapterResult], _ states: [String]) -> String {
        zip(results, states).filter { !$0.0.tangled.running.isEmpty }.map { "\($0.slug):\($1)" }.sorted().joined(separator: " ")
    }

    /// Nil where there is no record, or one that a build did not leave as it is.
    private func recordedStates() throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let states = try stamps.fact("code 2", of: path) {
            let text = FileManager.default.contents(atPath: path) ?? Data()
            let code = RecordedCode(parsing: text)
            guard code.text == text else { return Self.altered }
            return code.chapters.map { "\($0.key):\($0.value.state)" }.sorted().joined(separator: " ")
        }
        return states == Self.altered ? nil : states
    }

    private static let altered = "altered"
}
